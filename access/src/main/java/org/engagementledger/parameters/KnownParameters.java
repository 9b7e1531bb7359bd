package org.engagementledger.parameters;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The parameters that a handler reads, taken from its own arguments and from those of the methods
 * that make the attributes of its model.
 *
 * @param kinds by name, how each is given
 */
record KnownParameters(Map<String, Kind> kinds) {
  /** How a parameter is given. */
  enum Kind {
    /** Once. */
    ONE,
    /** Once, and it is true or false. */
    TRUTH,
    /** Any number of times. */
    LIST
  }

  static KnownParameters of(HandlerMethod handler, Collection<ResolvedParameters> resolved) {
    Map<String, Kind> names = new TreeMap<>();
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
    return kinds.containsKey(name);
  }

  boolean isList(String name) {
    return kinds.get(name) == Kind.LIST;
  }

  /** The names of those that are true or false. */
  List<String> truths() {
    return kinds.entrySet().stream()
        .filter(it -> it.getValue() == Kind.TRUTH)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Stream<MethodParameter> ofModel(HandlerMethod handler) {
    return MethodIntrospector.selectMethods(
            handler.getBeanType(),
            (Method it) -> AnnotatedElementUtils.hasAnnotation(it, ModelAttribute.class))
        .stream()
        .flatMap(it -> Stream.of(new HandlerMethod(handler.getBean(), it).getMethodParameters()));
  }

  private static void add(
      MethodParameter it, Collection<ResolvedParameters> resolved, Map<String, Kind> names) {
    RequestParam named = it.getParameterAnnotation(RequestParam.class);
    if (named != null) {
      names.put(name(it, named), kind(ResolvableType.forMethodParameter(it)));
    } else if (it.getParameterAnnotations().length == 0) {
      Class<?> type = it.getParameterType();
      resolved.stream()
          .filter(of -> of.type() == type)
          .flatMap(of -> of.names().stream())
          .forEach(name -> names.put(name, Kind.ONE));
      if (type.isRecord() && resolved.stream().noneMatch(of -> of.type() == type)) {
        addComponents(type, names);
      }
    }
  }

  private static String name(MethodParameter it, RequestParam named) {
    it.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
    return named.name().isEmpty() ? String.valueOf(it.getParameterName()) : named.name();
  }

  private static void addFields(FormFields form, Map<String, Kind> names) {
    Arrays.stream(form.value()).forEach(it -> addComponents(it, names));
    Arrays.stream(form.names()).forEach(it -> names.put(it, Kind.ONE));
  }

  private static void addComponents(Class<?> form, Map<String, Kind> names) {
    RecordComponent[] components = form.getRecordComponents();
    Arrays.stream(components)
        .forEach(it -> names.put(it.getName(), kind(ResolvableType.forType(it.getGenericType()))));
  }

  private static Kind kind(ResolvableType type) {
    Class<?> of = type.toClass() == Optional.class ? type.getGeneric(0).toClass() : type.toClass();
    if (of == boolean.class || of == Boolean.class) {
      return Kind.TRUTH;
    }
    return of.isArray() || Collection.class.isAssignableFrom(of) ? Kind.LIST : Kind.ONE;
  }
}
