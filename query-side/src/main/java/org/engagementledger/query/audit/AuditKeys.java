package org.engagementledger.query.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.Fact;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.ReadingEvent;
import org.engagementledger.events.RebuildEvent;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.events.References;
import org.engagementledger.query.english.FactWords;
import org.engagementledger.query.projections.Seen;
import org.engagementledger.query.projections.Step;

/** What an auditor finds an event by. */
final class AuditKeys {
  /** Those of which an index is kept. */
  static final List<String> INDEXED =
      List.of(
          "about", "correlation", "causation", "actor", "country", "type", Lag.AT_LEAST, "time");

  /** Instruments and resolutions are found by their ids, whatever they are called. */
  private static final FactWords IDS = new FactWords(References.NONE);

  private AuditKeys() {}

  /** The keys of an event, which an auditor sees as that document. */
  static Map<String, Object> of(Step step, AuditDocument document) {
    Seen seen = step.seen();
    Optional<Fact> before = AuditedState.factBefore(step);
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
      Lag.put(keys, event, before, seen.time());
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
      case ReadingEvent e -> e.stream();
      case AccountEvent e -> "account/" + e.account();
      case RebuildEvent e -> e.stream();
    };
  }

  /** An event belongs to those that it led to. */
  private static List<String> causation(Seen seen) {
    return Stream.of(seen.id(), seen.attribute("causationid")).filter(it -> !it.isEmpty()).toList();
  }

  /** Its sentence, why it was done and for whom, and all that it changed. */
  private static String text(Seen seen, AuditEntry it) {
    Stream<String> said =
        Stream.of(it.sentence(), seen.attribute("reason"), it.reason(), it.recordedFor());
    Stream<String> changed =
        it.changes().stream().flatMap(change -> Stream.of(change.before(), change.after()));
    return AuditText.of(Stream.concat(said.distinct(), changed));
  }

  private static void putUnlessEmpty(Map<String, Object> keys, String name, String value) {
    if (!value.isEmpty()) {
      keys.put(name, value);
    }
  }
}
