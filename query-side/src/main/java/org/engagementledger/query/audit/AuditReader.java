package org.engagementledger.query.audit;

import java.util.Objects;
import java.util.Optional;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DeadLetterEvent.EventDiscarded;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Entry;
import org.engagementledger.events.Fact;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.References;
import org.engagementledger.events.WireNames;
import tools.jackson.databind.json.JsonMapper;

/** Puts what the read model keeps into the words of an auditor. */
final class AuditReader {
  private final JsonMapper json;
  private final AuditSentence sentences;

  AuditReader(JsonMapper json, References references) {
    this.json = json;
    this.sentences = new AuditSentence(references);
  }

  AuditEntry read(AuditDocument it) {
    LedgerEvent event = event(it);
    return new AuditEntry(
        it.id(),
        it.position(),
        it.time(),
        it.attribute("actor"),
        it.attribute("recordedfor"),
        it.attribute("command"),
        it.attribute("correlationid"),
        it.attribute("causationid"),
        reason(it, event),
        it.type(),
        country(event),
        it.stream(),
        it.sequence(),
        effective(event),
        sentences.of(event, it.about(), fact(it, event)),
        Difference.between(it.before(), it.after()),
        it.before(),
        it.after(),
        Optional.empty());
  }

  /** The event itself. */
  LedgerEvent event(AuditDocument it) {
    return json.treeToValue(it.data(), Objects.requireNonNull(WireNames.EVENTS.get(it.type())));
  }

  private static Optional<CountryCode> country(LedgerEvent event) {
    return event instanceof DossierEvent of ? Optional.of(of.country()) : Optional.empty();
  }

  private static Optional<EdtfDate> effective(LedgerEvent event) {
    return event instanceof DossierEvent of ? of.effective() : Optional.empty();
  }

  private Optional<Fact> fact(AuditDocument document, LedgerEvent event) {
    return event instanceof DossierEvent.AboutEntry
        ? document.before().map(it -> json.treeToValue(it, Entry.class).fact())
        : Optional.empty();
  }

  private static String reason(AuditDocument document, LedgerEvent event) {
    return switch (event) {
      case EntryAmended e -> e.reason();
      case EntryRetracted e -> e.reason();
      case DescriptionAmended e -> e.reason();
      case EventDiscarded e -> e.reason();
      default -> document.attribute("reason");
    };
  }
}
