package org.engagementledger.query.projections;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.ReadingEvent;
import org.engagementledger.events.RebuildEvent;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.query.projections.Run.OnDossier;
import org.engagementledger.query.projections.Run.OnLetters;
import org.engagementledger.query.projections.Run.OnReadings;
import org.engagementledger.query.projections.Run.OnReference;
import org.engagementledger.query.projections.Step.OfDossier;
import org.engagementledger.query.projections.Step.OfReference;
import org.engagementledger.query.projections.Step.OnLetter;
import org.engagementledger.query.projections.Step.OnReading;
import org.engagementledger.time.RecordedEvent;

/**
 * The dossiers as they stand where the reader of the log is. When all of them together have too
 * many entries, some are evicted, and read from the log again when they are needed; so is one whose
 * events come a second time.
 *
 * <p>Events often go round all countries in turn. A cache that evicts what was used longest ago
 * would then never hold the one that comes next, so this one goes by frequency as well.
 */
final class Folds {
  /** What an entry takes in memory, with its versions and traces. */
  private static final int BYTES = 2048;

  /** Reads a stream up to, and without, the event with a sequence. */
  interface Streams {
    List<Seen> before(String stream, long sequence);
  }

  private final Streams streams;
  private final Cache<String, Version> kept;

  /** A dossier after the event with that sequence. */
  private record Version(
      Chronicle chronicle, Map<String, List<RecordedEvent>> told, long sequence) {
    int entries() {
      return 1 + chronicle.dossier().entries().size();
    }
  }

  /** Keeps dossiers with at most so many entries. */
  Folds(Streams streams, long most) {
    this.streams = streams;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((String stream, Version version) -> version.entries())
            .executor(Runnable::run)
            .build();
  }

  /** How many entries fit into the memory divided by that. */
  static long asManyAsFitInto(int part) {
    return Runtime.getRuntime().maxMemory() / part / BYTES;
  }

  /** Whether the dossier of a stream is in memory. */
  boolean hold(String stream) {
    return kept.asMap().containsKey(stream);
  }

  /** Goes on by events of one stream. */
  Run run(List<Seen> events) {
    return switch (events.getFirst().event()) {
      case DossierEvent first -> onDossier(first, events);
      case ReferenceEvent first -> onReference(events);
      case DeadLetterEvent first -> new OnLetters(events.stream().map(Folds::onLetter).toList());
      case ReadingEvent first -> new OnReadings(events.stream().map(Folds::onReading).toList());
      case AccountEvent first -> onOperations(events);
      case RebuildEvent first -> onOperations(events);
    };
  }

  /** Has a stream read from the log again when it is needed next. */
  void forget(String stream) {
    kept.invalidate(stream);
  }

  private Run onDossier(DossierEvent first, List<Seen> events) {
    Fold fold = before(first, events.getFirst());
    List<OfDossier> steps = events.stream().map(fold::step).toList();
    Chronicle after = fold.chronicle();
    Seen last = events.getLast();
    kept.put(last.stream(), new Version(after, fold.told(), last.sequence()));
    return new OnDossier(steps, after);
  }

  private Run onReference(List<Seen> events) {
    Seen first = events.getFirst();
    List<Seen> earlier = new ArrayList<>(streams.before(first.stream(), first.sequence()));
    List<OfReference> steps = new ArrayList<>();
    for (Seen seen : events) {
      steps.add(new OfReference(seen, (ReferenceEvent) seen.event(), earlier));
      earlier.add(seen);
    }
    return new OnReference(steps);
  }

  private static OnLetter onLetter(Seen seen) {
    return new OnLetter(seen, (DeadLetterEvent) seen.event());
  }

  private static Run onOperations(List<Seen> events) {
    return new Run.OnOperations(events.stream().map(Step.OnOperations::new).toList());
  }

  private static OnReading onReading(Seen seen) {
    return new OnReading(seen, (ReadingEvent) seen.event());
  }

  private Fold before(DossierEvent event, Seen seen) {
    Version version = kept.getIfPresent(seen.stream());
    return version != null && version.sequence() == seen.sequence() - 1
        ? new Fold(version.chronicle(), version.told())
        : read(event, seen);
  }

  private Fold read(DossierEvent event, Seen until) {
    Fold fold = new Fold(Chronicle.unopened(event.country()), Map.of());
    streams.before(until.stream(), until.sequence()).forEach(fold::step);
    return fold;
  }
}
