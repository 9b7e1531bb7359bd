package org.engagementledger.query.followups;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.query.followups.PromiseDocument.End;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDossierEvent;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.engagementledger.query.readmodels.StreamBatch;
import org.engagementledger.query.readmodels.StreamBatch.DossierBatch;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The read model of what was promised: a document for each promise. */
@Component
record FollowUpProjection(JsonMapper json) implements Projection {
  static final String NAME = "follow-ups";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int revision() {
    return 3;
  }

  @Override
  public Stream<ReadModelDocument> project(StreamBatch run) {
    return run instanceof DossierBatch of ? pages(of) : Stream.empty();
  }

  private Stream<ReadModelDocument> pages(DossierBatch run) {
    Map<String, ReadModelDocument> last = new LinkedHashMap<>();
    run.steps().stream()
        .filter(step -> !step.told().isEmpty() && step.isAbout(FollowUp.class))
        .map(this::page)
        .forEach(page -> last.put(page.id(), page));
    return last.values().stream();
  }

  private ReadModelDocument page(AppliedDossierEvent step) {
    AboutEntry event = (AboutEntry) step.event();
    Optional<FollowUp> followUp = promise(step.after());
    var document =
        new PromiseDocument(
            event.country(),
            event.entry(),
            followUp,
            followUp.filter(it -> it.state() != FollowUp.State.OPEN).flatMap(it -> end(step)),
            step.told().size(),
            step.seen().time());
    String id = event.country() + "/" + event.entry();
    return ReadModelDocument.of(id, step.seen().position(), json.writeValueAsString(document));
  }

  private static Optional<FollowUp> promise(Dossier after) {
    return after
        .standing()
        .map(Entry::fact)
        .filter(FollowUp.class::isInstance)
        .map(FollowUp.class::cast)
        .findFirst();
  }

  /** How it ended last; a correction that opens it again takes back what was said of its end. */
  private static Optional<End> end(AppliedDossierEvent step) {
    Optional<End> end = Optional.empty();
    for (RecordedEvent told : step.told()) {
      if (told.event() instanceof FollowUpCompleted it) {
        end = Optional.of(new End(it.date(), it.note(), told.time()));
      } else if (isOpen(told.event())) {
        end = Optional.empty();
      }
    }
    return end;
  }

  private static boolean isOpen(DossierEvent event) {
    return event instanceof EntryAmended it
        && it.fact() instanceof FollowUp promise
        && promise.state() == FollowUp.State.OPEN;
  }
}
