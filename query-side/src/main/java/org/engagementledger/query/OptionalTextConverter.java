package org.engagementledger.query;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/** Reads an optional text as others are read: without spaces around it, and empty if blank. */
final class OptionalTextConverter implements ConditionalGenericConverter {
  @Override
  public Set<ConvertiblePair> getConvertibleTypes() {
    return Set.of(new ConvertiblePair(String.class, Optional.class));
  }

  @Override
  public boolean matches(TypeDescriptor source, TypeDescriptor target) {
    return target.getResolvableType().getGeneric(0).resolve() == String.class;
  }

  @Override
  public Object convert(@Nullable Object text, TypeDescriptor source, TypeDescriptor target) {
    return Optional.ofNullable(text).map(it -> ((String) it).strip()).filter(it -> !it.isEmpty());
  }
}
