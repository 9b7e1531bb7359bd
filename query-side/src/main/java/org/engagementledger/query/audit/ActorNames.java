package org.engagementledger.query.audit;

import static com.mongodb.client.model.Filters.gt;

import java.util.Set;
import java.util.TreeSet;
import org.engagementledger.query.audit.projection.AuditProjection;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelReader;
import org.springframework.stereotype.Component;

/**
 * All who have recorded something, for whoever has to name one. Nobody is taken out of the log
 * again, so only what came since the last question is looked through.
 */
@Component
final class ActorNames {
  private final ReadModelReader documents;
  private volatile Known known = new Known(0, Set.of());

  ActorNames(ReadModelReader documents) {
    this.documents = documents;
  }

  /** Those of the events up to a position. */
  private record Known(long position, Set<String> names) {}

  /** Their names in order. */
  Set<String> at(ReadModelCheckpoint at) {
    Known before = known;
    if (at.position() > before.position()) {
      known = new Known(at.position(), since(before, at));
    }
    return known.names();
  }

  private Set<String> since(Known before, ReadModelCheckpoint at) {
    Set<String> names = new TreeSet<>(before.names());
    documents
        .tally(at, AuditProjection.NAME, gt("position", before.position()), ActorActivity.BY_ACTOR)
        .forEach(it -> names.add(it.one()));
    return names;
  }
}
