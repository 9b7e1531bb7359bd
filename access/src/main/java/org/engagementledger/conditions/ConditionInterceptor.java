package org.engagementledger.conditions;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.engagementledger.problems.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses to do under a condition what keeps none, as what nobody reads would be passed over. */
final class ConditionInterceptor implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && !ConditionFilter.isReading(request)
        && handler instanceof HandlerMethod method
        && !takesConditions(method)) {
      requireNone(request);
    }
    return true;
  }

  private static boolean takesConditions(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .anyMatch(it -> it.getParameterType().isAnnotationPresent(TakesConditions.class));
  }

  private static void requireNone(HttpServletRequest request) {
    for (String name : List.of("If-Match", "If-None-Match")) {
      if (request.getHeader(name) != null) {
        throw new Problem(
            HttpStatus.PRECONDITION_FAILED,
            "precondition-failed",
            "What this address does is about nothing that has a version; send it without %s."
                .formatted(name));
      }
    }
  }
}
