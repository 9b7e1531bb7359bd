package org.engagementledger.query.audit.projection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.query.wording.FactDescriptions;
import org.engagementledger.query.wording.SentenceTemplate;
import tools.jackson.databind.util.RawValue;

/**
 * An event as the auditor's read model keeps it: as it is shown, but for a name that can change.
 * What would take time to read, and is only passed on, stays text.
 *
 * @param millis when it was recorded, since 1970
 * @param sentence what it did, with a place for the name
 * @param before JSON; empty if nothing was there
 * @param after JSON; empty if nothing is there
 * @param about what the event is about; everything that happened to that is found by it
 * @param file the page that it says was imported; empty if it says nothing of that
 */
public record AuditDocument(
    String id,
    long position,
    long millis,
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
    SentenceTemplate sentence,
    List<FieldDifference> changes,
    String before,
    String after,
    String about,
    String file) {
  /** The event as it is shown, with the names of today. */
  public AuditEntry read(FactDescriptions names) {
    return new AuditEntry(
        id,
        position,
        Instant.ofEpochMilli(millis),
        actor,
        recordedFor,
        commandName(),
        correlation,
        causation,
        reason,
        type,
        country,
        stream,
        sequence,
        effective,
        lastDay,
        names.of(sentence),
        changes,
        raw(before),
        raw(after),
        Optional.empty());
  }

  /** Earlier versions wrote the event's own id where no command was behind it. */
  private String commandName() {
    return command.equals(id) ? "" : command;
  }

  private static Optional<RawValue> raw(String json) {
    return json.isEmpty() ? Optional.empty() : Optional.of(new RawValue(json));
  }
}
