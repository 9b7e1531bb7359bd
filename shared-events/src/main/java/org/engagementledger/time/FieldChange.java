package org.engagementledger.time;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What one field held before and after.
 *
 * @param field its name, as in JSON
 * @param before its value; empty if there was no such field
 * @param after its value; empty if there is no such field
 */
public record FieldChange(String field, Optional<Object> before, Optional<Object> after) {
  /** The fields in which two records differ, in their order. */
  static List<FieldChange> between(Record before, Record after) {
    Map<String, Object> old = fields(before);
    Map<String, Object> now = fields(after);
    Set<String> names = new LinkedHashSet<>(old.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(old.get(name), now.get(name)))
        .map(name -> of(name, old, now))
        .toList();
  }

  private static FieldChange of(String name, Map<String, Object> old, Map<String, Object> now) {
    return new FieldChange(
        name, Optional.ofNullable(old.get(name)), Optional.ofNullable(now.get(name)));
  }

  private static Map<String, Object> fields(Record of) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (RecordComponent component : of.getClass().getRecordComponents()) {
      fields.put(component.getName(), value(of, component));
    }
    return Collections.unmodifiableMap(fields);
  }

  private static Object value(Record of, RecordComponent component) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record does not give its " + component, e);
    }
  }
}
