package org.engagementledger.query.readmodels.deadletters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.query.readmodels.DossierCache;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.query.readmodels.StreamBatch;
import org.engagementledger.query.readmodels.TransientLogFailure;

/**
 * Makes documents of events, whether they are followed or gone through anew. An event that cannot
 * be handled is parked, and what follows it in its stream waits; other streams go on.
 */
public final class Projector {
  private final List<Projection> projections;
  private final ProjectedLog log;
  private final DossierCache folds;
  private final ParkedStreams book;
  private final Predicate<String> isMine;

  /**
   * A projector.
   *
   * @param folds the dossiers of those streams that are kept in memory
   * @param isMine the streams of which it makes documents
   */
  public Projector(
      List<Projection> projections,
      ProjectedLog log,
      DossierCache folds,
      ParkedStreams book,
      Predicate<String> isMine) {
    this.projections = List.copyOf(projections);
    this.log = log;
    this.folds = folds;
    this.book = book;
    this.isMine = isMine;
  }

  /**
   * What a batch of events comes to.
   *
   * @param pages the documents that change, by the models' names
   * @param released the letters of streams that have gone on; without them nobody would know what
   *     is still to be written, so they are kept until it is
   */
  public record Projected(Map<String, List<ReadModelDocument>> pages, List<DeadLetter> released) {}

  /** Goes on by a batch of events. */
  public Projected project(List<StoredEvent> batch) {
    Map<String, List<StoredEvent>> streams =
        batch.stream()
            .collect(
                Collectors.groupingBy(
                    StoredEvent::stream, LinkedHashMap::new, Collectors.toList()));
    List<DeadLetter> released = release(streams, batch);
    Map<String, List<ReadModelDocument>> pages = new LinkedHashMap<>();
    for (String stream : mine(streams)) {
      List<StoredEvent> events = streams.getOrDefault(stream, List.of());
      project(book.withoutWaiting(stream, log.withoutDiscarded(events)), pages);
    }
    released.removeIf(letter -> book.isWaiting(letter.stream()));
    return new Projected(pages, released);
  }

  /** To be called when the documents of a batch are written. */
  public void settle(Projected written) {
    book.settle(written.released());
  }

  /** Those in memory come first; otherwise each that is read would push out one that is needed. */
  private List<String> mine(Map<String, List<StoredEvent>> streams) {
    return streams.keySet().stream()
        .filter(isMine)
        .sorted(Comparator.comparing(folds::hold).reversed())
        .toList();
  }

  /** Streams that someone has asked to go on do so, from the event that could not be handled. */
  private List<DeadLetter> release(
      Map<String, List<StoredEvent>> streams, List<StoredEvent> batch) {
    List<StoredEvent> asked = streams.getOrDefault(DeadLetterEvent.STREAM, List.of());
    if (asked.isEmpty()) {
      return new ArrayList<>();
    }
    log.readDiscarded();
    long until = batch.getLast().position();
    List<DeadLetter> released = new ArrayList<>();
    for (String stream : asked.stream().flatMap(Projector::letter).filter(isMine).toList()) {
      book.release(stream)
          .ifPresent(
              letter -> {
                released.add(letter);
                streams.put(stream, log.stream(stream, letter.sequence(), until));
              });
    }
    return released;
  }

  private static Stream<String> letter(StoredEvent asked) {
    return asked.isReadable() && asked.event() instanceof DeadLetterEvent letter
        ? Stream.of(letter.of())
        : Stream.empty();
  }

  private void project(List<StoredEvent> events, Map<String, List<ReadModelDocument>> pages) {
    if (events.isEmpty()) {
      return;
    }
    try {
      add(render(events), pages);
    } catch (TransientLogFailure passing) {
      throw passing;
    } catch (RuntimeException oneOfThem) {
      projectOneByOne(events, pages);
    }
  }

  private void projectOneByOne(
      List<StoredEvent> events, Map<String, List<ReadModelDocument>> pages) {
    for (StoredEvent seen : events) {
      try {
        add(render(List.of(seen)), pages);
      } catch (TransientLogFailure passing) {
        throw passing;
      } catch (RuntimeException cause) {
        folds.forget(seen.stream());
        book.park(seen, cause);
        return;
      }
    }
  }

  private Map<String, List<ReadModelDocument>> render(List<StoredEvent> events) {
    StreamBatch run = folded(events);
    Map<String, List<ReadModelDocument>> pages = new LinkedHashMap<>();
    projections.forEach(it -> pages.put(it.name(), pages(it, run)));
    return pages;
  }

  /** What is too deep for the stack is a fault of one event, as any other. */
  private StreamBatch folded(List<StoredEvent> events) {
    try {
      return folds.run(events);
    } catch (StackOverflowError deep) {
      throw new IllegalStateException(deep);
    }
  }

  private static List<ReadModelDocument> pages(Projection projection, StreamBatch run) {
    try {
      return projection.project(run).toList();
    } catch (TransientLogFailure passing) {
      throw passing;
    } catch (RuntimeException | StackOverflowError cause) {
      throw new ProjectionFailed(projection.name(), cause);
    }
  }

  private static void add(
      Map<String, List<ReadModelDocument>> some, Map<String, List<ReadModelDocument>> to) {
    some.forEach(
        (model, pages) -> to.computeIfAbsent(model, it -> new ArrayList<>()).addAll(pages));
  }
}
