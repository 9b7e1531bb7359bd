package org.engagementledger.query.audit.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.events.WireNames;
import org.engagementledger.query.asof.FilterPeriod;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Which events an auditor asks for; what is not given does not matter.
 *
 * @param type as on the wire, or the short form: {@code entry-amended}
 * @param from recorded on that day (UTC) or later
 * @param to recorded on that day (UTC) or earlier
 * @param effectiveFrom about what may have happened then or later; an inexact date counts if one of
 *     the days it can mean does
 * @param effectiveTo about what may have happened then or earlier
 * @param q words that all occur in what was done, why, and in what was before and after
 * @param command the name of the command: {@code AmendEntry}
 * @param correlation what belongs together: {@code import} and the digest of the file
 * @param causation the event with that id, and those that it led to
 * @param about what it is about, in the form in which entries are linked: {@code KZ/} and an id
 * @param before a cursor: those before that position
 */
public record AuditFilter(
    @Nullable String actor,
    @Nullable CountryCode country,
    @Nullable String type,
    @Nullable EdtfDate from,
    @Nullable EdtfDate to,
    @Nullable EdtfDate effectiveFrom,
    @Nullable EdtfDate effectiveTo,
    @Nullable String q,
    @Nullable String command,
    @Nullable String correlation,
    @Nullable String causation,
    @Nullable String about,
    @Nullable Long before) {
  /** Everything. */
  public static final AuditFilter ALL =
      new AuditFilter(null, null, null, null, null, null, null, null, null, null, null, null, null);

  private static final String PREFIX = "org.engagementledger.";
  private static final String NOTHING_FITS = "Nothing fits.";
  private static final Map<String, String> NOTHING =
      Map.of(
          "command", "No event came from a command of this name.",
          "correlation", "No event has this correlation.",
          "causation", "There is no event of this id, and none that it led to.",
          "about", "Nothing was ever recorded of this entry.");

  /** The short forms of all types, by which the types are found. */
  public static Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    WireNames.EVENTS.keySet().forEach(it -> types.put(shortType(it), it));
    return types;
  }

  public static String shortType(String type) {
    return type.substring(PREFIX.length(), type.lastIndexOf('.'));
  }

  /** What finds them; the names are those that words may be of. Refuses what cannot be asked. */
  public Bson query(ReferenceData names) {
    FilterPeriod.requireOrder("from", from, "to", to);
    FilterPeriod.requireOrder("effectiveFrom", effectiveFrom, "effectiveTo", effectiveTo);
    List<Bson> all = new ArrayList<>();
    all.add(gte("position", 1L));
    equal(all, "actor", actor);
    equal(all, "command", command);
    equal(all, "correlation", correlation);
    equal(all, "about", about);
    if (country != null) {
      all.add(eq("keys.country", country.code()));
    }
    Optional.ofNullable(type).ifPresent(it -> all.add(eq("keys.type", fullType(it))));
    equal(all, "causation", causation);
    Optional.ofNullable(q).ifPresent(it -> all.add(AuditWords.having("keys.text", it, names)));
    all.addAll(times());
    return and(all);
  }

  private List<Bson> times() {
    List<Bson> all = new ArrayList<>();
    recordedSince().ifPresent(it -> all.add(gte("keys.time", it.toEpochMilli())));
    recordedBefore().ifPresent(it -> all.add(lt("keys.time", it.toEpochMilli())));
    if (effectiveFrom != null || effectiveTo != null) {
      all.add(EffectiveDays.overlapping(effectiveFrom, effectiveTo));
    }
    if (before != null) {
      all.add(lt("_id", AuditProjection.id(before)));
    }
    return all;
  }

  /** The moment from which on they were recorded. */
  public Optional<Instant> recordedSince() {
    return Optional.ofNullable(from)
        .map(EdtfDate::earliest)
        .filter(LocalDate.MIN::isBefore)
        .map(AuditFilter::startOf);
  }

  /** The moment before which they were recorded. */
  public Optional<Instant> recordedBefore() {
    return Optional.ofNullable(to)
        .map(EdtfDate::latest)
        .filter(LocalDate.MAX::isAfter)
        .map(day -> startOf(day.plusDays(1)));
  }

  /** What is given besides the cursor, by the names of the parameters. */
  public Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "q", q);
    put(given, "actor", actor);
    put(given, "country", country);
    put(given, "type", type);
    put(given, "from", from);
    put(given, "to", to);
    put(given, "effectiveFrom", effectiveFrom);
    put(given, "effectiveTo", effectiveTo);
    put(given, "command", command);
    put(given, "correlation", correlation);
    put(given, "causation", causation);
    put(given, "about", about);
    return given;
  }

  /** What it means that nothing fits: of some things that are asked for alone, more than that. */
  public String nothing() {
    return given().size() == 1 && before == null
        ? NOTHING.getOrDefault(given().keySet().iterator().next(), NOTHING_FITS)
        : NOTHING_FITS;
  }

  /** What is given for which the page has no field. */
  public Map<String, String> details() {
    Map<String, String> details = given();
    details.keySet().retainAll(List.of("command", "correlation", "causation", "about"));
    return details;
  }

  /** All that is given, the cursor too. */
  public String whole() {
    Map<String, String> given = given();
    put(given, "before", before);
    return text(given);
  }

  private static String text(Map<String, String> given) {
    return given.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static void equal(List<Bson> all, String key, @Nullable String value) {
    Optional.ofNullable(value).ifPresent(it -> all.add(eq("keys." + key, it)));
  }

  private static void put(Map<String, String> given, String name, @Nullable Object value) {
    if (value != null) {
      given.put(name, value.toString());
    }
  }

  private static String fullType(String type) {
    String full = types().getOrDefault(type, type);
    if (!WireNames.EVENTS.containsKey(full)) {
      throw new Refusal(
              "there is no type '%s'; known are %s"
                  .formatted(type, String.join(", ", types().keySet())))
          .at("/type");
    }
    return full;
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
