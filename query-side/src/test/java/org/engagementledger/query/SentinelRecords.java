package org.engagementledger.query;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Resolution;
import org.engagementledger.facts.ResolutionId;
import org.engagementledger.facts.Source;

/**
 * Makes records in which every text is a word of its own, by reflection, so that a member that is
 * added has one too.
 */
final class SentinelRecords {
  static final CountryCode KZ = new CountryCode("KZ");
  static final InstrumentId DECLARATION = new InstrumentId("safe-schools-declaration");
  static final EntryId MEETING = new EntryId("meeting");
  static final String SYMBOL = "S/RES/2427 (2018)";

  private final Map<String, String> members = new LinkedHashMap<>();

  /** Which word is in which member, such as {@code Engagement.text}. */
  Map<String, String> members() {
    return members;
  }

  /** An event of that class; if it is about an entry, about that one. */
  <R> R make(Class<R> type, EntryId entry) {
    return type.cast(record(type, entry));
  }

  private Object record(Class<?> type, EntryId entry) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(it -> value(it.getGenericType(), type.getSimpleName() + "." + it.getName(), entry))
            .toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new IllegalStateException(type + " refuses its sentinels", refused.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object value(Type type, String member, EntryId entry) {
    if (type instanceof ParameterizedType of) {
      Type inner = of.getActualTypeArguments()[0];
      boolean isList = of.getRawType() == List.class;
      if (isList && member.endsWith(".internal")) {
        return List.of();
      }
      Object one = value(inner, member, entry);
      return isList ? List.of(one) : Optional.of(one);
    }
    Class<?> plain = (Class<?>) type;
    return known(plain, member, entry).orElseGet(() -> record(plain, entry));
  }

  private Optional<Object> known(Class<?> type, String member, EntryId entry) {
    return Optional.ofNullable(
        switch (type.getSimpleName()) {
          case "String" -> text(member);
          case "int", "long" -> 1;
          case "boolean" -> true;
          case "CountryCode" -> KZ;
          case "InstrumentId" -> DECLARATION;
          case "ResolutionId" -> ResolutionId.ofSymbol(SYMBOL);
          case "EntryId" -> member.endsWith(".entry") ? entry : MEETING;
          case "EdtfDate" -> date(member);
          case "State" -> member.endsWith("outcome") ? FollowUp.State.DONE : FollowUp.State.OPEN;
          case "Fact" -> record(Engagement.class, entry);
          case "Resolution" ->
              Resolution.of(word(member), SYMBOL, word(member), new EdtfDate("2018-07-09"));
          case "Source" -> member.startsWith("Instrument.") ? source(member) : null;
          default -> type.isEnum() ? type.getEnumConstants()[0] : null;
        });
  }

  /** What lasts does so from an exact day. */
  private static EdtfDate date(String member) {
    return switch (member) {
      case "Engagement.date" -> new EdtfDate("2019-05-12");
      case "Engagement.lastDay" -> new EdtfDate("2019-05-14");
      default -> new EdtfDate("2019");
    };
  }

  private Source source(String member) {
    return new Source(word(member), "https://example.org/" + word(member));
  }

  private String text(String member) {
    return switch (member) {
      case "PersonalText.person" -> "person";
      case "Source.link" -> "https://example.org/" + word(member);
      default -> word(member);
    };
  }

  private String word(String member) {
    StringBuilder word = new StringBuilder("zq");
    for (int n = members.size() + 26 * 26; n > 0; n /= 26) {
      word.append((char) ('a' + n % 26));
    }
    members.put(word.append("qz").toString(), member);
    return word.toString();
  }
}
