package org.engagementledger.query.audit.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.facts.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something may have happened, as numbers that events are found by: the days of
 * what an event says, and of what it replaced or took away.
 */
final class EffectiveDays {
  private static final String SINCE = "since";
  private static final String UNTIL = "until";
  private static final String FORMER_SINCE = "formerSince";
  private static final String FORMER_UNTIL = "formerUntil";

  private EffectiveDays() {}

  /** What an event is found by. */
  static void put(Map<String, Object> keys, DossierEvent event, Optional<Fact> before) {
    event
        .effective()
        .ifPresent(date -> put(keys, SINCE, UNTIL, date, event.lastDay().orElse(date)));
    if (event instanceof Stating || isTakenAway(event)) {
      before.ifPresent(
          it -> put(keys, FORMER_SINCE, FORMER_UNTIL, it.date(), it.lastDay().orElse(it.date())));
    }
  }

  /** Finds what may have happened in a period; an end that is not given is open. */
  static Bson overlapping(@Nullable EdtfDate from, @Nullable EdtfDate to) {
    long first = from == null ? EdtfDate.UNKNOWN.earliest().toEpochDay() : day(from, true);
    long last = to == null ? EdtfDate.UNKNOWN.latest().toEpochDay() : day(to, false);
    return or(
        and(lte("keys." + SINCE, last), gte("keys." + UNTIL, first)),
        and(lte("keys." + FORMER_SINCE, last), gte("keys." + FORMER_UNTIL, first)));
  }

  private static boolean isTakenAway(DossierEvent event) {
    return event instanceof EntryRetracted || event instanceof ContactRemoved;
  }

  private static void put(
      Map<String, Object> keys, String since, String until, EdtfDate date, EdtfDate end) {
    keys.put(since, day(date, true));
    keys.put(until, day(end, false));
  }

  private static long day(EdtfDate date, boolean earliest) {
    return (earliest ? date.earliest() : date.latest()).toEpochDay();
  }
}
