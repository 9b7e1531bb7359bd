package org.engagementledger.query.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Refusal;
import org.engagementledger.events.WireNames;
import org.jspecify.annotations.Nullable;

/**
 * Which events an auditor asks for; what is not given does not matter.
 *
 * @param type as on the wire, or the short form: {@code entry-amended}
 * @param from recorded on that day (UTC) or later
 * @param to recorded on that day (UTC) or earlier
 * @param before a cursor: those before that position
 */
record AuditFilter(
    @Nullable String actor,
    @Nullable CountryCode country,
    @Nullable String type,
    @Nullable EdtfDate from,
    @Nullable EdtfDate to,
    @Nullable Long before) {
  private static final String PREFIX = "org.engagementledger.";

  /** The short forms of all types, by which the types are found. */
  static Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    WireNames.EVENTS
        .keySet()
        .forEach(it -> types.put(it.substring(PREFIX.length(), it.lastIndexOf('.')), it));
    return types;
  }

  Bson query() {
    List<Bson> all = new ArrayList<>();
    all.add(gte("position", 1L));
    if (isGiven(actor)) {
      all.add(eq("keys.actor", actor));
    }
    if (country != null) {
      all.add(eq("keys.country", country.code()));
    }
    if (type != null && !type.isEmpty()) {
      all.add(eq("keys.type", fullType(type)));
    }
    if (from != null && from.earliest().isAfter(LocalDate.MIN)) {
      all.add(gte("keys.time", startOf(from.earliest())));
    }
    if (to != null && to.latest().isBefore(LocalDate.MAX)) {
      all.add(lt("keys.time", startOf(to.latest().plusDays(1))));
    }
    if (before != null) {
      all.add(lt("position", before));
    }
    return and(all);
  }

  /** What is given besides the cursor, by the names of the parameters. */
  public Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "actor", actor);
    put(given, "country", country);
    put(given, "type", type);
    put(given, "from", from);
    put(given, "to", to);
    return given;
  }

  private static void put(Map<String, String> given, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      given.put(name, value.toString());
    }
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isEmpty();
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

  private static long startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
