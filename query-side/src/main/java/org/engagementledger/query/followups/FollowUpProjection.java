package org.engagementledger.query.followups;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.Entry;
import org.engagementledger.events.Fact.FollowUp;
import org.engagementledger.query.followups.PromiseDocument.End;
import org.engagementledger.query.projections.Page;
import org.engagementledger.query.projections.Projection;
import org.engagementledger.query.projections.Run;
import org.engagementledger.query.projections.Run.OnDossier;
import org.engagementledger.query.projections.Step.OfDossier;
import org.engagementledger.time.RecordedEvent;
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
  public Stream<Page> project(Run run) {
    return run instanceof OnDossier of ? pages(of) : Stream.empty();
  }

  private Stream<Page> pages(OnDossier run) {
    Map<String, Page> last = new LinkedHashMap<>();
    run.steps().stream()
        .filter(step -> !step.told().isEmpty() && step.isAbout(FollowUp.class))
        .map(this::page)
        .forEach(page -> last.put(page.id(), page));
    return last.values().stream();
  }

  private Page page(OfDossier step) {
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
    return Page.of(id, step.seen().position(), json.writeValueAsString(document));
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
  private static Optional<End> end(OfDossier step) {
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
