package org.engagementledger.query.deadletters;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.query.projections.Page;
import org.engagementledger.query.projections.Projection;
import org.engagementledger.query.projections.Run;
import org.engagementledger.query.projections.Run.OnDossier;
import org.engagementledger.query.projections.Step.OfDossier;
import org.springframework.stereotype.Component;

/** A read model with a fault: it cannot bear some entries. */
@Component
final class Choking implements Projection {
  static final Set<String> ENTRIES = ConcurrentHashMap.newKeySet();

  @Override
  public String name() {
    return "choking";
  }

  @Override
  public int revision() {
    return 1;
  }

  @Override
  public Stream<Page> project(Run run) {
    return run instanceof OnDossier on ? on.steps().stream().map(Choking::page) : Stream.empty();
  }

  private static Page page(OfDossier step) {
    if (step.event() instanceof AboutEntry about && ENTRIES.contains(about.entry().id())) {
      throw new UnsupportedOperationException("choked on " + about.entry().id());
    }
    return Page.of(step.seen().id(), step.seen().position(), "{}").forGood();
  }
}
