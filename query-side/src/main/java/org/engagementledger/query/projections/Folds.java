package org.engagementledger.query.projections;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.ReferenceEvent;

/**
 * The dossiers as they stand where the reader of the log is. Those not used lately are forgotten,
 * and read from the log again when they are needed; so is one whose events come a second time.
 */
final class Folds {
  private static final int KEPT = 300;

  /** Reads a stream up to, and without, the event with a sequence. */
  interface Streams {
    List<Seen> before(String stream, long sequence);
  }

  private final Streams streams;
  private final Map<String, Version> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Version> eldest) {
          return size() > KEPT;
        }
      };

  /** A dossier after the event with that sequence. */
  private record Version(Chronicle chronicle, long sequence) {}

  Folds(Streams streams) {
    this.streams = streams;
  }

  /** Goes on by one event. */
  Step step(Seen seen) {
    return switch (seen.event()) {
      case DossierEvent event -> step(seen, event);
      case ReferenceEvent event ->
          new Step.OfReference(seen, event, streams.before(event.stream(), seen.sequence()));
    };
  }

  private Step step(Seen seen, DossierEvent event) {
    Chronicle before = before(seen, event);
    Chronicle after = before.after(event, seen);
    kept.put(event.stream(), new Version(after, seen.sequence()));
    return new Step.OfDossier(seen, event, before, after);
  }

  private Chronicle before(Seen seen, DossierEvent event) {
    Version version = kept.get(event.stream());
    return version != null && version.sequence() == seen.sequence() - 1
        ? version.chronicle()
        : reread(seen, event);
  }

  private Chronicle reread(Seen seen, DossierEvent event) {
    Chronicle chronicle = Chronicle.unopened(event.country());
    for (Seen earlier : streams.before(event.stream(), seen.sequence())) {
      chronicle = chronicle.after((DossierEvent) earlier.event(), earlier);
    }
    return chronicle;
  }
}
