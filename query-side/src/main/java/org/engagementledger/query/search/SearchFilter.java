package org.engagementledger.query.search;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EngagementKind;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Refusal;
import org.engagementledger.query.time.Asked;
import org.engagementledger.query.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for, as it was typed; what is not given does not matter.
 *
 * @param q the words
 * @param kind of engagement, or {@code attribute}
 * @param region a region or a sub-region
 * @param instrument that an engagement names
 * @param from what may have happened then or later
 * @param to what may have happened then or earlier
 */
public record SearchFilter(
    @Nullable String q,
    @Nullable String kind,
    @Nullable String region,
    @Nullable CountryCode country,
    @Nullable InstrumentId instrument,
    @Nullable String from,
    @Nullable String to) {
  static final String ATTRIBUTE = "ATTRIBUTE";

  /** The kinds that can be asked for, as they are written in an address. */
  static List<String> kinds() {
    return Stream.concat(
            Arrays.stream(EngagementKind.values()).map(EngagementKind::name), Stream.of(ATTRIBUTE))
        .map(it -> it.toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  /** Whether there is anything to search for. */
  public boolean isEmpty() {
    return q == null;
  }

  Wanted wanted() {
    return Wanted.typed(Objects.requireNonNullElse(q, ""));
  }

  Optional<String> place() {
    return Optional.ofNullable(region);
  }

  Optional<InstrumentId> subject() {
    return Optional.ofNullable(instrument);
  }

  /**
   * Which documents come into question, whatever their words.
   *
   * @param asked of which times
   * @param within the countries that come into question, if not all do
   */
  Bson query(Asked asked, Optional<List<CountryCode>> within) {
    List<Bson> all = new ArrayList<>();
    all.add(lte("keys.first", asked.day().toEpochDay()));
    all.add(known(asked));
    within.ifPresent(
        it -> all.add(in("keys.country", it.stream().map(CountryCode::code).toList())));
    Optional.ofNullable(country).ifPresent(it -> all.add(eq("keys.country", it.code())));
    read("kind", kind, SearchFilter::kind).ifPresent(it -> all.add(eq("keys.kind", it)));
    subject().ifPresent(it -> all.add(eq("keys.instruments", it.id())));
    all.addAll(period());
    return and(all);
  }

  private List<Bson> period() {
    Optional<EdtfDate> first = read("from", from, EdtfDate::new);
    Optional<EdtfDate> last = read("to", to, EdtfDate::new);
    Period.requireOrder("from", first.orElse(null), "to", last.orElse(null));
    List<Bson> period = new ArrayList<>();
    first.ifPresent(it -> period.add(gte("keys.last", it.earliest().toEpochDay())));
    last.ifPresent(it -> period.add(lte("keys.first", it.latest().toEpochDay())));
    return period;
  }

  private static Bson known(Asked asked) {
    long time = asked.isKnownNow() ? Long.MAX_VALUE - 1 : asked.time().toEpochMilli();
    Bson later = gt("keys.until", time);
    return asked.isKnownNow() ? later : and(lte("keys.since", time), later);
  }

  /** What is given, by the names of the parameters. */
  public Map<String, String> given() {
    Map<String, Optional<String>> all = new LinkedHashMap<>();
    all.put("q", Optional.ofNullable(q));
    all.put("kind", Optional.ofNullable(kind));
    all.put("region", Optional.ofNullable(region));
    all.put("country", Optional.ofNullable(country).map(CountryCode::code));
    all.put("instrument", subject().map(InstrumentId::id));
    all.put("from", Optional.ofNullable(from));
    all.put("to", Optional.ofNullable(to));
    return all.entrySet().stream()
        .filter(it -> it.getValue().isPresent())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                it -> it.getValue().orElseThrow(),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private static <T> Optional<T> read(
      String parameter, @Nullable String text, Function<String, T> reading) {
    try {
      return Optional.ofNullable(text).map(reading);
    } catch (Refusal wrong) {
      throw wrong.at("/" + parameter);
    }
  }

  private static String kind(String text) {
    if (!kinds().contains(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
      throw new Refusal(
          "there is no kind '%s'; known are %s".formatted(text, String.join(", ", kinds())));
    }
    return text.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
