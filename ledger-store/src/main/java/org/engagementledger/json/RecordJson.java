package org.engagementledger.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON of records by convention, without an annotation on any of them:
 *
 * <ul>
 *   <li>a record of one text is that text: {@code CountryCode[code=KZ]} is {@code "KZ"};
 *   <li>empty texts, lists, maps and optionals are left out, and what is left out is read as empty,
 *       a truth value as false;
 *   <li>anything else that is missing, and any unknown member, is an error that names it;
 *   <li>a value of a sealed type carries the name of its variant as its first member;
 *   <li>what a record tells by a method of its own, such as {@code isOpen()}, is no member;
 *   <li>an instant has always its milliseconds;
 *   <li>members stand in the order of the record's components.
 * </ul>
 */
public final class RecordJson {
  private RecordJson() {}

  /**
   * A mapper with these conventions.
   *
   * @param member the member that holds a variant's name
   * @param variants the names of the variants of sealed types
   */
  public static JsonMapper.Builder builder(
      String member, Map<String, ? extends Class<?>> variants) {
    return JsonMapper.builder()
        .annotationIntrospector(new RecordConventions(member, variants))
        .addModule(new SimpleModule().addSerializer(new TimestampSerializer()))
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .changeDefaultVisibility(
            seen -> seen.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY))
        .withConfigOverride(boolean.class, it -> it.setNullHandling(ABSENT_IS_EMPTY))
        .withConfigOverride(String.class, it -> it.setNullHandling(ABSENT_IS_EMPTY))
        .withConfigOverride(Collection.class, it -> it.setNullHandling(ABSENT_IS_EMPTY))
        .withConfigOverride(List.class, it -> it.setNullHandling(ABSENT_IS_EMPTY))
        .withConfigOverride(Map.class, it -> it.setNullHandling(ABSENT_IS_EMPTY));
  }

  private static final JsonSetter.Value ABSENT_IS_EMPTY =
      JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
}
