package org.engagementledger.query.audit.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.DisclosureEvent;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.RebuildEvent;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.facts.Fact;
import org.engagementledger.query.readmodels.AppliedEvent;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.query.wording.FactDescriptions;

/** What an auditor finds an event by. */
final class AuditKeys {
  /** Those of which an index is kept. */
  static final List<String> INDEXED =
      List.of(
          "about",
          "correlation",
          "causation",
          "actor",
          "country",
          "type",
          RecordingDelay.AT_LEAST,
          "time");

  /** Instruments and resolutions are found by their ids, whatever they are called. */
  private static final FactDescriptions IDS = new FactDescriptions(ReferenceData.NONE);

  private AuditKeys() {}

  /** The keys of an event, which an auditor sees as that document. */
  static Map<String, Object> of(AppliedEvent step, AuditDocument document) {
    StoredEvent seen = step.seen();
    Optional<Fact> before = AuditSubject.factBefore(step);
    Map<String, Object> keys = new HashMap<>();
    keys.put("actor", seen.attribute("actor"));
    keys.put("command", seen.attribute("command"));
    keys.put("type", document.type());
    keys.put("time", seen.time().toEpochMilli());
    keys.put("about", document.about());
    putUnlessEmpty(keys, "correlation", seen.attribute("correlationid"));
    keys.put("causation", causation(seen));
    keys.put("text", text(seen, document.read(IDS)));
    if (seen.event() instanceof DossierEvent event) {
      keys.put("country", event.country().code());
      EffectiveDays.put(keys, event, before);
      RecordingDelay.put(keys, event, before, seen.time());
    }
    return keys;
  }

  /** What the event is about; everything that happened to that is found by it. */
  static String about(LedgerEvent event) {
    return switch (event) {
      case AboutEntry e -> e.stream() + "/" + e.entry().id();
      case PageImported e -> e.stream() + "/page";
      case DossierEvent e -> e.stream();
      case ReferenceEvent e -> e.stream();
      case DeadLetterEvent e -> "event/" + e.event();
      case DisclosureEvent e -> e.stream();
      case AccountEvent e -> "account/" + e.account();
      case RebuildEvent e -> e.stream();
    };
  }

  /** An event belongs to those that it led to. */
  private static List<String> causation(StoredEvent seen) {
    return Stream.of(seen.id(), seen.attribute("causationid")).filter(it -> !it.isEmpty()).toList();
  }

  /** Its sentence, why it was done and for whom, and all that it changed. */
  private static String text(StoredEvent seen, AuditEntry it) {
    Stream<String> said =
        Stream.of(it.sentence(), seen.attribute("reason"), it.reason(), it.recordedFor());
    Stream<String> changed =
        it.changes().stream().flatMap(change -> Stream.of(change.before(), change.after()));
    return AuditWords.of(Stream.concat(said.distinct(), changed));
  }

  private static void putUnlessEmpty(Map<String, Object> keys, String name, String value) {
    if (!value.isEmpty()) {
      keys.put(name, value);
    }
  }
}
