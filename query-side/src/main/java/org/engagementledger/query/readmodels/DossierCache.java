package org.engagementledger.query.readmodels;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.DisclosureEvent;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.RebuildEvent;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDeadLetterEvent;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDisclosureEvent;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDossierEvent;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedReferenceEvent;
import org.engagementledger.query.readmodels.StreamBatch.DeadLetterBatch;
import org.engagementledger.query.readmodels.StreamBatch.DisclosureBatch;
import org.engagementledger.query.readmodels.StreamBatch.DossierBatch;
import org.engagementledger.query.readmodels.StreamBatch.ReferenceBatch;

/**
 * The dossiers as they stand where the reader of the log is. When all of them together have too
 * many entries, some are evicted, and read from the log again when they are needed; so is one whose
 * events come a second time.
 *
 * <p>Events often go round all countries in turn. A cache that evicts what was used longest ago
 * would then never hold the one that comes next, so this one goes by frequency as well.
 */
public final class DossierCache {
  /** What an entry takes in memory, with its versions and traces. */
  private static final int BYTES = 2048;

  /** Reads a stream up to, and without, the event with a sequence. */
  interface Streams {
    List<StoredEvent> before(String stream, long sequence);
  }

  private final Streams streams;
  private final Cache<String, Version> kept;

  /** A dossier after the event with that sequence. */
  private record Version(
      TrackedDossier chronicle, Map<String, List<RecordedEvent>> told, long sequence) {
    int entries() {
      return 1 + chronicle.dossier().entries().size();
    }
  }

  /** Keeps dossiers with at most so many entries. */
  public DossierCache(Streams streams, long most) {
    this.streams = streams;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((String stream, Version version) -> version.entries())
            .executor(Runnable::run)
            .build();
  }

  /** How many entries fit into the memory divided by that. */
  public static long asManyAsFitInto(int part) {
    return Runtime.getRuntime().maxMemory() / part / BYTES;
  }

  /** Whether the dossier of a stream is in memory. */
  public boolean hold(String stream) {
    return kept.asMap().containsKey(stream);
  }

  /** Goes on by events of one stream. */
  public StreamBatch run(List<StoredEvent> events) {
    return switch (events.getFirst().event()) {
      case DossierEvent first -> onDossier(first, events);
      case ReferenceEvent first -> onReference(events);
      case DeadLetterEvent first ->
          new DeadLetterBatch(events.stream().map(DossierCache::onLetter).toList());
      case DisclosureEvent first ->
          new DisclosureBatch(events.stream().map(DossierCache::onReading).toList());
      case AccountEvent first -> onOperations(events);
      case RebuildEvent first -> onOperations(events);
    };
  }

  /** Has a stream read from the log again when it is needed next. */
  public void forget(String stream) {
    kept.invalidate(stream);
  }

  private StreamBatch onDossier(DossierEvent first, List<StoredEvent> events) {
    DossierReplay fold = before(first, events.getFirst());
    List<AppliedDossierEvent> steps = events.stream().map(fold::step).toList();
    TrackedDossier after = fold.chronicle();
    StoredEvent last = events.getLast();
    kept.put(last.stream(), new Version(after, fold.told(), last.sequence()));
    return new DossierBatch(steps, after);
  }

  private StreamBatch onReference(List<StoredEvent> events) {
    StoredEvent first = events.getFirst();
    List<StoredEvent> earlier = new ArrayList<>(streams.before(first.stream(), first.sequence()));
    List<AppliedReferenceEvent> steps = new ArrayList<>();
    for (StoredEvent seen : events) {
      steps.add(new AppliedReferenceEvent(seen, (ReferenceEvent) seen.event(), earlier));
      earlier.add(seen);
    }
    return new ReferenceBatch(steps);
  }

  private static AppliedDeadLetterEvent onLetter(StoredEvent seen) {
    return new AppliedDeadLetterEvent(seen, (DeadLetterEvent) seen.event());
  }

  private static StreamBatch onOperations(List<StoredEvent> events) {
    return new StreamBatch.OperationBatch(
        events.stream().map(AppliedEvent.AppliedOperationEvent::new).toList());
  }

  private static AppliedDisclosureEvent onReading(StoredEvent seen) {
    return new AppliedDisclosureEvent(seen, (DisclosureEvent) seen.event());
  }

  private DossierReplay before(DossierEvent event, StoredEvent seen) {
    Version version = kept.getIfPresent(seen.stream());
    return version != null && version.sequence() == seen.sequence() - 1
        ? new DossierReplay(version.chronicle(), version.told())
        : read(event, seen);
  }

  private DossierReplay read(DossierEvent event, StoredEvent until) {
    DossierReplay fold = new DossierReplay(TrackedDossier.unopened(event.country()), Map.of());
    streams.before(until.stream(), until.sequence()).forEach(fold::step);
    return fold;
  }
}
