package org.engagementledger.parameters;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.engagementledger.problems.FieldError;
import org.engagementledger.problems.InvalidParameters;
import org.engagementledger.problems.SpellingSuggestions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
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
  private static final String EMPTY = "this is empty: give true or false, or leave it out";
  private static final List<String> FORMS =
      List.of(MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.MULTIPART_FORM_DATA_VALUE);

  private final List<ResolvedParameters> resolved;
  private final ObjectProvider<RequestMappingHandlerMapping> handlers;
  private final Map<Method, KnownParameters> known = new ConcurrentHashMap<>();

  ParameterInterceptor(
      Collection<ResolvedParameters> resolved,
      ObjectProvider<RequestMappingHandlerMapping> handlers) {
    this.resolved = List.copyOf(resolved);
    this.handlers = handlers;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && handler instanceof HandlerMethod method
        && !ErrorController.class.isAssignableFrom(method.getBeanType())) {
      require(request, method);
    }
    return true;
  }

  private KnownParameters known(HandlerMethod handler) {
    return known.computeIfAbsent(handler.getMethod(), it -> KnownParameters.of(handler, resolved));
  }

  private void require(HttpServletRequest request, HandlerMethod handler) {
    KnownParameters known = known(handler);
    List<FieldError> errors = new ArrayList<>();
    Set<String> unknown = new TreeSet<>();
    given(request, known)
        .forEach(
            (name, times) -> {
              if (!isKnown(name, request, known)) {
                unknown.add(name);
                errors.add(new FieldError("/" + name, unknown(name, request, handler)));
              } else if (times > 1 && !known.isList(name)) {
                errors.add(new FieldError("/" + name, "this is given twice: give it once"));
              }
            });
    known.truths().stream()
        .filter(name -> isEmpty(request.getParameterValues(name)))
        .forEach(name -> errors.add(new FieldError("/" + name, EMPTY)));
    if (!errors.isEmpty()) {
      throw new InvalidParameters(errors.subList(0, Math.min(MOST_NAMED, errors.size())), unknown);
    }
  }

  private static boolean isKnown(String name, HttpServletRequest request, KnownParameters known) {
    return known.has(name)
        || (name.equals(FORMAT) && isOfApi(request) && isReading(request))
        || (name.equals(FORM_TOKEN) && !isReading(request));
  }

  /** As of a variable that is not set, in the script of whoever asks. */
  private static boolean isEmpty(String @Nullable [] values) {
    return values != null && Arrays.stream(values).anyMatch(String::isBlank);
  }

  private String unknown(String name, HttpServletRequest request, HandlerMethod handler) {
    Set<String> names = names(handler);
    if (isOfApi(request) && isReading(request)) {
      names.add(FORMAT);
    }
    String most = name.length() <= 100 ? name : name.substring(0, 100);
    return names.isEmpty()
        ? "there is no such parameter; this address has none"
        : "there is no such parameter; known are %s (the nearest first)"
            .formatted(String.join(", ", SpellingSuggestions.first(names, most)));
  }

  /** What the handler reads, and the others of its address that some parameter leads to. */
  private Set<String> names(HandlerMethod handler) {
    Map<RequestMappingInfo, HandlerMethod> all = handlers.getObject().getHandlerMethods();
    Set<String> names = new TreeSet<>(known(handler).kinds().keySet());
    all.entrySet().stream()
        .filter(it -> it.getValue().getMethod().equals(handler.getMethod()))
        .flatMap(own -> all.entrySet().stream().filter(it -> isBeside(it.getKey(), own.getKey())))
        .forEach(it -> names.addAll(known(it.getValue()).kinds().keySet()));
    return names;
  }

  private static boolean isBeside(RequestMappingInfo one, RequestMappingInfo other) {
    return one.getPatternValues().equals(other.getPatternValues())
        && one.getMethodsCondition().equals(other.getMethodsCondition())
        && one.getConsumesCondition().equals(other.getConsumesCondition())
        && one.getProducesCondition().equals(other.getProducesCondition());
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
    return !known.kinds().isEmpty()
        && type != null
        && FORMS.stream().anyMatch(type.toLowerCase(Locale.ROOT)::startsWith);
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
