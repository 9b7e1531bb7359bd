package org.engagementledger.query.search;

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
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.asof.FilterPeriod;
import org.engagementledger.query.search.index.IndexFields;
import org.engagementledger.query.search.index.SearchDocument;
import org.engagementledger.query.search.index.SearchDocument.Audience;
import org.engagementledger.text.Refusal;
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
  /** The kinds that can be asked for, as they are written in an address. */
  static List<String> kinds() {
    return Stream.concat(
            Arrays.stream(EngagementKind.values()).map(EngagementKind::name),
            Stream.of(SearchDocument.ATTRIBUTE))
        .map(it -> it.toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  /** Whether there is anything to search for. */
  public boolean isEmpty() {
    return q == null;
  }

  SearchTerms terms() {
    return SearchTerms.typed(Objects.requireNonNullElse(q, ""));
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
   * @param everything whether those of readers do not, but those of all others
   */
  Query query(AsOfParameters asked, Optional<List<CountryCode>> within, boolean everything) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(audience(everything), Occur.FILTER);
    all.add(atMost(IndexFields.FIRST, asked.day().toEpochDay()), Occur.FILTER);
    known(asked).forEach(it -> all.add(it, Occur.FILTER));
    within.ifPresent(it -> all.add(countries(it), Occur.FILTER));
    Optional.ofNullable(country)
        .ifPresent(it -> all.add(is(IndexFields.COUNTRY, it.code()), Occur.FILTER));
    read("kind", kind, SearchFilter::kind)
        .ifPresent(it -> all.add(is(IndexFields.KIND, it), Occur.FILTER));
    subject().ifPresent(it -> all.add(is(IndexFields.INSTRUMENT, it.id()), Occur.FILTER));
    period().forEach(it -> all.add(it, Occur.FILTER));
    return all.build();
  }

  private static Query audience(boolean everything) {
    String other = (everything ? Audience.INTERNAL : Audience.READERS).name();
    return new TermInSetQuery(
        IndexFields.AUDIENCE, List.of(new BytesRef(Audience.ALL.name()), new BytesRef(other)));
  }

  private static Query countries(List<CountryCode> codes) {
    return new TermInSetQuery(
        IndexFields.COUNTRY, codes.stream().map(it -> new BytesRef(it.code())).toList());
  }

  private List<Query> period() {
    Optional<EdtfDate> first = read("from", from, EdtfDate::new);
    Optional<EdtfDate> last = read("to", to, EdtfDate::new);
    FilterPeriod.requireOrder("from", first.orElse(null), "to", last.orElse(null));
    List<Query> period = new ArrayList<>();
    first.ifPresent(it -> period.add(atLeast(IndexFields.LAST, it.earliest().toEpochDay())));
    last.ifPresent(it -> period.add(atMost(IndexFields.FIRST, it.latest().toEpochDay())));
    return period;
  }

  private static List<Query> known(AsOfParameters asked) {
    if (asked.isKnownNow()) {
      return List.of(LongPoint.newExactQuery(IndexFields.UNTIL, IndexFields.TODAY));
    }
    long time = asked.time().toEpochMilli();
    return List.of(atMost(IndexFields.SINCE, time), atLeast(IndexFields.UNTIL, time + 1));
  }

  private static Query is(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  private static Query atMost(String field, long most) {
    return LongPoint.newRangeQuery(field, Long.MIN_VALUE, most);
  }

  private static Query atLeast(String field, long least) {
    return LongPoint.newRangeQuery(field, least, Long.MAX_VALUE);
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
