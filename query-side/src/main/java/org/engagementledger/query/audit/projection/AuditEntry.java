package org.engagementledger.query.audit.projection;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import tools.jackson.databind.util.RawValue;

/**
 * An event as an auditor sees it.
 *
 * @param actor who
 * @param recordedFor on whose behalf; empty if on nobody's
 * @param command the name of the command that caused it; empty if none did
 * @param correlation what belongs together, such as all events of one import; may be empty
 * @param causation the id of the event that led to it; may be empty
 * @param type the event's type on the wire
 * @param country whose dossier it belongs to; empty for instruments and resolutions
 * @param effective when what was recorded happened in the world
 * @param lastDay when that ended, if it lasted several days
 * @param sentence what it did, in plain English
 * @param changes the fields that it changed
 * @param before what was there, as JSON; empty if nothing was
 * @param after what is there, as JSON; empty if nothing is
 * @param chain what it has to do with others; only said of a single event
 */
public record AuditEntry(
    String id,
    long position,
    Instant time,
    String actor,
    String recordedFor,
    String command,
    String correlation,
    String causation,
    String reason,
    String type,
    Optional<CountryCode> country,
    String stream,
    long sequence,
    Optional<EdtfDate> effective,
    Optional<EdtfDate> lastDay,
    String sentence,
    List<FieldDifference> changes,
    Optional<RawValue> before,
    Optional<RawValue> after,
    Optional<CausationLinks> chain) {
  /** The Monday of the week in which it was recorded, in UTC. */
  public LocalDate monday() {
    return time.atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The Sunday of that week. */
  public LocalDate sunday() {
    return monday().plusDays(6);
  }

  /** The same event with what it has to do with others. */
  public AuditEntry in(CausationLinks its) {
    return new AuditEntry(
        id,
        position,
        time,
        actor,
        recordedFor,
        command,
        correlation,
        causation,
        reason,
        type,
        country,
        stream,
        sequence,
        effective,
        lastDay,
        sentence,
        changes,
        before,
        after,
        Optional.of(its));
  }
}
