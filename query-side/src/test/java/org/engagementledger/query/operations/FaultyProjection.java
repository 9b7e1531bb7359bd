package org.engagementledger.query.operations;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDossierEvent;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.engagementledger.query.readmodels.StreamBatch;
import org.engagementledger.query.readmodels.StreamBatch.DossierBatch;
import org.springframework.stereotype.Component;

/** A read model with faults: it cannot bear some entries, and no database others at first. */
@Component
final class FaultyProjection implements Projection {
  static final Set<String> ENTRIES = ConcurrentHashMap.newKeySet();

  /** Entries that are too much for its stack. */
  static final Set<String> DEEP = ConcurrentHashMap.newKeySet();

  /** Entries of which it makes, once, what cannot be written. */
  static final Set<String> UNWRITABLE = ConcurrentHashMap.newKeySet();

  @Override
  public String name() {
    return "choking";
  }

  @Override
  public int revision() {
    return 1;
  }

  @Override
  public Stream<ReadModelDocument> project(StreamBatch run) {
    return run instanceof DossierBatch on
        ? on.steps().stream().map(FaultyProjection::page)
        : Stream.empty();
  }

  private static ReadModelDocument page(AppliedDossierEvent step) {
    String entry = step.event() instanceof AboutEntry about ? about.entry().id() : "";
    if (DEEP.contains(entry)) {
      throw new StackOverflowError("too deep in " + entry);
    }
    if (ENTRIES.contains(entry)) {
      throw new UnsupportedOperationException("choked on " + entry);
    }
    ReadModelDocument page =
        ReadModelDocument.of(step.seen().id(), step.seen().position(), "{}").forTheFirstTime();
    return UNWRITABLE.remove(entry) ? page.foundBy(Map.of("what", new Object())) : page;
  }
}
