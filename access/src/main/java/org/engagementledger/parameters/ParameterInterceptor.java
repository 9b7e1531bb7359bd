package org.engagementledger.parameters;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.engagementledger.problems.FieldError;
import org.engagementledger.problems.WrongParameters;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Refuses a request with a parameter that its handler does not read, or that is given twice where
 * one is meant. What nobody reads would otherwise be answered as if it had not been asked.
 */
final class ParameterInterceptor implements HandlerInterceptor {
  private static final String FORM_TOKEN = "_csrf";
  private static final String FORMAT = "format";
  private static final int MOST_NAMED = 20;

  private final List<ResolvedParameters> resolved;
  private final Map<Method, KnownParameters> known = new ConcurrentHashMap<>();

  ParameterInterceptor(Collection<ResolvedParameters> resolved) {
    this.resolved = List.copyOf(resolved);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && handler instanceof HandlerMethod method
        && !ErrorController.class.isAssignableFrom(method.getBeanType())) {
      require(request, known.computeIfAbsent(method.getMethod(), it -> known(method)));
    }
    return true;
  }

  private KnownParameters known(HandlerMethod handler) {
    return KnownParameters.of(handler, resolved);
  }

  private static void require(HttpServletRequest request, KnownParameters known) {
    List<FieldError> errors = new ArrayList<>();
    Set<String> unknown = new TreeSet<>();
    given(request, known)
        .forEach(
            (name, times) -> {
              if (!isKnown(name, request, known)) {
                unknown.add(name);
                errors.add(new FieldError("/" + name, unknown(name, request, known)));
              } else if (times > 1 && !known.isList(name)) {
                errors.add(new FieldError("/" + name, "this is given twice: give it once"));
              }
            });
    if (!errors.isEmpty()) {
      throw new WrongParameters(errors.subList(0, Math.min(MOST_NAMED, errors.size())), unknown);
    }
  }

  private static boolean isKnown(String name, HttpServletRequest request, KnownParameters known) {
    return known.has(name)
        || (name.equals(FORMAT) && isOfApi(request) && isReading(request))
        || (name.equals(FORM_TOKEN) && !isReading(request));
  }

  private static String unknown(String name, HttpServletRequest request, KnownParameters known) {
    List<String> names = new ArrayList<>(known.lists().keySet());
    if (isOfApi(request) && isReading(request)) {
      names.add(FORMAT);
    }
    String most = name.length() <= 100 ? name : name.substring(0, 100);
    return names.isEmpty()
        ? "there is no such parameter; this address has none"
        : "there is no such parameter; known are %s (the nearest first)"
            .formatted(String.join(", ", Nearest.first(names, most)));
  }

  /** How often each is given; the body of a program is no form unless its handler reads one. */
  private static Map<String, Integer> given(HttpServletRequest request, KnownParameters known) {
    Map<String, Integer> given = new LinkedHashMap<>();
    if (isReading(request) || !isOfApi(request) || isForm(request, known)) {
      request.getParameterMap().forEach((name, values) -> given.put(name, values.length));
    } else if (request.getQueryString() != null) {
      UriComponentsBuilder.newInstance()
          .query(request.getQueryString())
          .build()
          .getQueryParams()
          .forEach((name, values) -> given.merge(decoded(name), values.size(), Integer::sum));
    }
    return given;
  }

  private static boolean isForm(HttpServletRequest request, KnownParameters known) {
    String type = request.getContentType();
    return !known.lists().isEmpty()
        && type != null
        && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  private static String decoded(String name) {
    try {
      return UriUtils.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return name;
    }
  }

  private static boolean isReading(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  private static boolean isOfApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/");
  }
}
