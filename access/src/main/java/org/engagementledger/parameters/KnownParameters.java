package org.engagementledger.parameters;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The parameters that a handler reads, taken from its own arguments and from those of the methods
 * that make the attributes of its model.
 *
 * @param lists by name, whether one may be given several times
 */
record KnownParameters(Map<String, Boolean> lists) {
  static KnownParameters of(HandlerMethod handler, Collection<ResolvedParameters> resolved) {
    Map<String, Boolean> names = new TreeMap<>();
    Stream.concat(Stream.of(handler.getMethodParameters()), ofModel(handler))
        .forEach(it -> add(it, resolved, names));
    Stream.of(handler.getMethod(), handler.getBeanType())
        .flatMap(
            it ->
                Stream.ofNullable(AnnotatedElementUtils.findMergedAnnotation(it, FormFields.class)))
        .forEach(it -> addFields(it, names));
    return new KnownParameters(names);
  }

  boolean has(String name) {
    return lists.containsKey(name);
  }

  boolean isList(String name) {
    return lists.getOrDefault(name, false);
  }

  private static Stream<MethodParameter> ofModel(HandlerMethod handler) {
    return MethodIntrospector.selectMethods(
            handler.getBeanType(),
            (Method it) -> AnnotatedElementUtils.hasAnnotation(it, ModelAttribute.class))
        .stream()
        .flatMap(it -> Stream.of(new HandlerMethod(handler.getBean(), it).getMethodParameters()));
  }

  private static void add(
      MethodParameter it, Collection<ResolvedParameters> resolved, Map<String, Boolean> names) {
    RequestParam named = it.getParameterAnnotation(RequestParam.class);
    if (named != null) {
      names.put(name(it, named), isList(it.getParameterType()));
    } else if (it.getParameterAnnotations().length == 0) {
      Class<?> type = it.getParameterType();
      resolved.stream()
          .filter(of -> of.type() == type)
          .flatMap(of -> of.names().stream())
          .forEach(name -> names.put(name, false));
      if (type.isRecord() && resolved.stream().noneMatch(of -> of.type() == type)) {
        addComponents(type, names);
      }
    }
  }

  private static String name(MethodParameter it, RequestParam named) {
    it.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
    return named.name().isEmpty() ? String.valueOf(it.getParameterName()) : named.name();
  }

  private static void addFields(FormFields form, Map<String, Boolean> names) {
    Arrays.stream(form.value()).forEach(it -> addComponents(it, names));
    Arrays.stream(form.names()).forEach(it -> names.put(it, false));
  }

  private static void addComponents(Class<?> form, Map<String, Boolean> names) {
    RecordComponent[] components = form.getRecordComponents();
    Arrays.stream(components).forEach(it -> names.put(it.getName(), isList(it.getType())));
  }

  private static boolean isList(Class<?> type) {
    return type.isArray() || Collection.class.isAssignableFrom(type);
  }
}
