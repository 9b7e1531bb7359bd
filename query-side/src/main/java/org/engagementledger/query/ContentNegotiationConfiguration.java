package org.engagementledger.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * In what form an answer is asked for: by {@code Accept}, or by {@code ?format=} in a link. Where
 * {@code Accept} decides, the answer says so (RFC 9110, section 12.5.5), lest a cache gives one
 * form for another; and that it depends on who asks, lest it gives one account's for another's.
 */
@Configuration(proxyBeanMethods = false)
class ContentNegotiationConfiguration implements WebMvcConfigurer {
  private static final String FORMAT = "format";

  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer formats) {
    formats
        .favorParameter(true)
        .parameterName(FORMAT)
        .mediaType("json", MediaType.APPLICATION_JSON)
        .mediaType("html", MediaType.TEXT_HTML)
        .mediaType("text", MediaType.TEXT_PLAIN)
        .mediaType("markdown", MediaType.TEXT_MARKDOWN)
        .mediaType("csv", MediaType.valueOf("text/csv"))
        .mediaType("jsonl", MediaType.APPLICATION_NDJSON)
        .mediaType("cloudevents", MediaType.valueOf("application/cloudevents+x-ndjson"))
        .mediaType("cloudevents-batch", MediaType.valueOf("application/cloudevents-batch+json"))
        .defaultContentType(MediaType.APPLICATION_JSON, MediaType.ALL);
  }

  @Override
  public void addInterceptors(InterceptorRegistry all) {
    all.addInterceptor(
        new HandlerInterceptor() {
          @Override
          public boolean preHandle(
              HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
            if (isNegotiated(request)) {
              response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
            }
            return true;
          }
        });
  }

  /** A handler that names the forms it gives is found by them. */
  private static boolean isNegotiated(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) != null
        && request.getParameter(FORMAT) == null;
  }
}
