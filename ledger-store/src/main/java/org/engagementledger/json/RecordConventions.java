package org.engagementledger.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/** Answers Jackson's questions about records by convention instead of by annotation. */
final class RecordConventions extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  private final String member;
  private final Map<Class<?>, String> names = new HashMap<>();

  RecordConventions(String member, Map<String, ? extends Class<?>> variants) {
    this.member = member;
    variants.forEach((name, variant) -> names.put(variant, name));
  }

  @Override
  public @Nullable Boolean hasAsValue(MapperConfig<?> config, Annotated annotated) {
    return annotated instanceof AnnotatedMethod method
            && method.getParameterCount() == 0
            && isOnlyText(method.getDeclaringClass(), method.getName())
        ? Boolean.TRUE
        : super.hasAsValue(config, annotated);
  }

  @Override
  public JsonCreator.@Nullable Mode findCreatorAnnotation(
      MapperConfig<?> config, Annotated annotated) {
    return annotated instanceof AnnotatedConstructor constructor
            && constructor.getParameterCount() == 1
            && constructor.getRawParameterType(0) == String.class
            && isOnlyText(constructor.getDeclaringClass(), null)
        ? JsonCreator.Mode.DELEGATING
        : super.findCreatorAnnotation(config, annotated);
  }

  @Override
  public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
      MapperConfig<?> config, Annotated annotated) {
    return annotated instanceof AnnotatedClass type && isVariantOrSealed(type.getRawType())
        ? JsonTypeInfo.Value.construct(
            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, member, null, false, true)
        : super.findPolymorphicTypeInfo(config, annotated);
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
    return annotated.getRawType().isSealed()
        ? names.entrySet().stream()
            .filter(name -> annotated.getRawType().isAssignableFrom(name.getKey()))
            .map(name -> new NamedType(name.getKey(), name.getValue()))
            .toList()
        : super.findSubtypes(config, annotated);
  }

  @Override
  public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
    return names.getOrDefault(type.getRawType(), super.findTypeName(config, type));
  }

  private boolean isVariantOrSealed(Class<?> type) {
    return names.containsKey(type)
        || (type.isSealed() && names.keySet().stream().anyMatch(type::isAssignableFrom));
  }

  private static boolean isOnlyText(Class<?> type, @Nullable String accessor) {
    RecordComponent[] components = type.getRecordComponents();
    return components != null
        && components.length == 1
        && components[0].getType() == String.class
        && (accessor == null || Objects.equals(components[0].getName(), accessor));
  }
}
