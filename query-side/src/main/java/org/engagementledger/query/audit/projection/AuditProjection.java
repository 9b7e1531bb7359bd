package org.engagementledger.query.audit.projection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.WireNames;
import org.engagementledger.query.readmodels.AppliedEvent;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.query.readmodels.StreamBatch;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The read model of the audit: one document for each event, as it is shown. */
@Component
public record AuditProjection(JsonMapper json) implements Projection {
  public static final String NAME = "audit";

  private static final Map<Class<?>, String> TYPES =
      WireNames.EVENTS.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> keys() {
    return AuditKeys.INDEXED;
  }

  @Override
  public int revision() {
    return 10;
  }

  /** The id of the document of the event at that position; texts are in the order of positions. */
  public static String id(long position) {
    return String.format(Locale.ROOT, "%019d", position);
  }

  @Override
  public Stream<ReadModelDocument> project(StreamBatch run) {
    return run.steps().stream().map(this::page);
  }

  private ReadModelDocument page(AppliedEvent step) {
    AuditDocument document = document(step);
    return ReadModelDocument.of(
            id(document.position()), document.position(), json.writeValueAsString(document))
        .foundBy(AuditKeys.of(step, document))
        .forTheFirstTime();
  }

  private AuditDocument document(AppliedEvent step) {
    StoredEvent seen = step.seen();
    Optional<JsonNode> before = AuditSubject.before(step).map(this::tree);
    Optional<JsonNode> after = AuditSubject.after(step).map(this::tree);
    return new AuditDocument(
        seen.id(),
        seen.position(),
        seen.time().toEpochMilli(),
        seen.attribute("actor"),
        seen.attribute("recordedfor"),
        seen.attribute("command"),
        seen.attribute("correlationid"),
        seen.attribute("causationid"),
        seen.reason(),
        TYPES.getOrDefault(seen.event().getClass(), ""),
        country(seen.event()),
        seen.event().stream(),
        seen.sequence(),
        effective(seen.event()),
        lastDay(seen.event()),
        AuditSubject.sentence(step),
        Stream.concat(FieldDifference.between(before, after).stream(), noted(seen.note())).toList(),
        before.map(json::writeValueAsString).orElse(""),
        after.map(json::writeValueAsString).orElse(""),
        AuditKeys.about(seen.event()),
        file(seen.event()));
  }

  /** What is said of the end of a promise stands with no entry, and is no reason. */
  private static Stream<FieldDifference> noted(String note) {
    return note.isEmpty() ? Stream.empty() : Stream.of(new FieldDifference("Note", "", note));
  }

  private JsonNode tree(Object state) {
    return json.valueToTree(state);
  }

  private static Optional<CountryCode> country(LedgerEvent event) {
    return event instanceof DossierEvent of ? Optional.of(of.country()) : Optional.empty();
  }

  private static Optional<EdtfDate> effective(LedgerEvent event) {
    return event instanceof DossierEvent of ? of.effective() : Optional.empty();
  }

  private static Optional<EdtfDate> lastDay(LedgerEvent event) {
    return event instanceof DossierEvent of ? of.lastDay() : Optional.empty();
  }

  private static String file(LedgerEvent event) {
    return event instanceof PageImported e ? e.file() : "";
  }
}
