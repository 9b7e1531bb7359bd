package org.engagementledger.query;

import java.util.List;
import org.engagementledger.problems.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ETag;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Answers a question with If-Match only if one of its tags is the answer's (RFC 9110, 13.1.1). */
@ControllerAdvice("org.engagementledger.query")
final class IfMatchAdvice implements ResponseBodyAdvice<Object> {
  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    List<String> lines = request.getHeaders().getOrEmpty("If-Match");
    if (!lines.isEmpty() && isRead(request) && isMet(response)) {
      require(String.join(", ", lines), response.getHeaders().getETag());
    }
    return body;
  }

  private static boolean isRead(ServerHttpRequest request) {
    return request.getMethod().equals(HttpMethod.GET)
        || request.getMethod().equals(HttpMethod.HEAD);
  }

  private static boolean isMet(ServerHttpResponse response) {
    return !(response instanceof ServletServerHttpResponse it)
        || HttpStatus.valueOf(it.getServletResponse().getStatus()).is2xxSuccessful();
  }

  private static void require(String header, @Nullable String tag) {
    if (header.isBlank()) {
      throw Problem.emptyHeader("If-Match");
    }
    if (!header.strip().equals("*")
        && ETag.parse(header).stream()
            .noneMatch(it -> !it.weak() && it.formattedTag().equals(tag))) {
      throw new Problem(
          HttpStatus.PRECONDITION_FAILED,
          "precondition-failed",
          tag == null
              ? "What is at this address has no tag that If-Match could name."
              : "None of the tags in If-Match is that of the answer, which is %s.".formatted(tag));
    }
  }
}
