package org.engagementledger.query.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.operations.RebuildStatus.State;
import org.engagementledger.query.readmodels.OperationsLog;
import org.engagementledger.query.readmodels.rebuild.ComparisonResult;
import org.engagementledger.query.readmodels.rebuild.ReadModelRebuild;
import org.engagementledger.query.readmodels.rebuild.RebuildProgress;
import org.engagementledger.query.readmodels.store.LedgerMatch;
import org.engagementledger.query.search.index.SearchIndex;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The rebuilds of this process, one at a time: on request, and by itself where read models have
 * another shape than this version of the program gives them.
 */
@Component
final class RebuildService {
  private static final Logger LOG = LoggerFactory.getLogger(RebuildService.class);

  /** How long it may take until a rebuild has stopped. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** How long until it is tried again; twice as long each time, up to the latter. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final Duration LATER = Duration.ofMinutes(1);

  /** The actor of those that nobody asked for. */
  private static final String SYSTEM = "system";

  private final ReadModelRebuild rebuild;
  private final SearchIndex index;
  private final LedgerMatch lineage;
  private final OperationsLog note;
  private final AtomicReference<@Nullable RebuildStatus> last = new AtomicReference<>();
  private volatile boolean isStopping;
  private volatile Thread renewing = Thread.ofVirtual().unstarted(() -> {});
  private volatile Thread running = Thread.ofVirtual().start(() -> {});

  RebuildService(
      ReadModelRebuild rebuild, SearchIndex index, LedgerMatch lineage, OperationsLog note) {
    this.rebuild = rebuild;
    this.index = index;
    this.lineage = lineage;
    this.note = note;
  }

  /** The one that goes on, or was the last. */
  Optional<RebuildStatus> last() {
    return Optional.ofNullable(last.get());
  }

  /**
   * Begins one, or gives the one that goes on if it is of these models too. It is recorded that the
   * actor began it.
   *
   * @throws Problem if another goes on
   */
  RebuildStatus start(Collection<String> models, String actor) {
    RebuildStatus begun = RebuildStatus.begun(models);
    RebuildStatus before = last.get();
    if (before != null && before.state() == State.RUNNING) {
      return joined(before, begun);
    }
    if (!last.compareAndSet(before, begun)) {
      return start(models, actor);
    }
    isStopping = false;
    running = Thread.ofVirtual().name("rebuild").start(() -> run(begun, actor));
    return begun;
  }

  /** Makes the one that goes on end soon; the next of the same models goes on from there. */
  void stop() {
    isStopping = true;
    rebuild.stop();
    index.stopRebuild();
  }

  @EventListener
  void on(ApplicationReadyEvent ready) {
    renewing = Thread.ofVirtual().name("renewal").start(this::renew);
  }

  /**
   * Another process may be at it and die, or the database be away: it is tried until it is done.
   */
  private void renew() {
    Duration pause = SOON;
    try {
      while (isOutdated() && !isStopped()) {
        running.join();
        Thread.sleep(pause);
        pause = pause.compareTo(LATER) < 0 ? pause.multipliedBy(2) : LATER;
      }
    } catch (InterruptedException closed) {
      LOG.debug("This process ends");
    }
  }

  /** Whether some are; then they are being made anew, if that can begin. */
  private boolean isOutdated() {
    try {
      Set<String> outdated = rebuild.outdated();
      if (!outdated.isEmpty()) {
        renew(outdated);
      }
      return !outdated.isEmpty();
    } catch (RuntimeException notNow) {
      LOG.info("Whether read models are outdated cannot be told yet: {}", notNow.toString());
      return true;
    }
  }

  /** Where the ledger is another, somebody has to say first that this is right. */
  private void renew(Set<String> outdated) {
    if (lineage.check().isEmpty()) {
      LOG.info("Making {} from the ledger; this version has none that it can show", outdated);
      var unused = start(outdated, SYSTEM);
    }
  }

  /** Somebody wanted it so. */
  private boolean isStopped() {
    return last().filter(it -> it.state() == State.STOPPED).isPresent();
  }

  @EventListener
  void on(ContextClosedEvent closed) throws InterruptedException {
    renewing.interrupt();
    stop();
    running.join(PATIENCE);
  }

  private static RebuildStatus joined(RebuildStatus running, RebuildStatus wanted) {
    if (!running.models().containsAll(wanted.models())) {
      throw new Problem(HttpStatus.CONFLICT, "rebuild-running", "A rebuild is going on already.");
    }
    return running;
  }

  /** One that somebody asked for is recorded before it is tried, others once they go on. */
  private void run(RebuildStatus begun, String actor) {
    var recorder = new RebuildRecorder(note, actor, begun.models());
    try {
      if (!actor.equals(SYSTEM)) {
        var unused = recorder.begun();
      }
      ReadModelRebuild.RebuildOutcome outcome = run(begun, recorder);
      recorder.ended(last().orElse(begun).ended(outcome));
      last.updateAndGet(it -> it == null ? null : it.ended(outcome));
    } catch (Problem another) {
      LOG.info("{} {} are not made anew here.", another.getMessage(), begun.models());
      recordFailure(recorder, begun);
      last.updateAndGet(it -> it == null ? null : it.failed(another.getMessage()));
    } catch (InterruptedException | RuntimeException e) {
      LOG.error("the rebuild of {} failed", begun.models(), e);
      recordFailure(recorder, begun);
      last.updateAndGet(it -> it == null ? null : it.failed("The reason is in the server's log."));
    }
  }

  /** The search index has no documents that could be compared with those of before. */
  private ReadModelRebuild.RebuildOutcome run(RebuildStatus begun, RebuildRecorder recorder)
      throws InterruptedException {
    List<String> models = new ArrayList<>(begun.models());
    boolean isSearch = models.remove(SearchIndex.NAME);
    ReadModelRebuild.RebuildOutcome outcome =
        models.isEmpty()
            ? new ReadModelRebuild.RebuildOutcome(true, ComparisonResult.NONE)
            : run(models, begun, recorder);
    return isSearch && outcome.switched()
        ? new ReadModelRebuild.RebuildOutcome(
            !isStopping && runSearch(begun, recorder), outcome.comparison())
        : outcome;
  }

  private boolean runSearch(RebuildStatus begun, RebuildRecorder recorder)
      throws InterruptedException {
    long total = recorder.begun();
    Instant start = Instant.now();
    return index.rebuild(
        total,
        events -> {
          Duration elapsed = Duration.between(start, Instant.now());
          last.set(begun.at(new RebuildProgress(events, Math.max(events, total), 0, elapsed)));
        });
  }

  private ReadModelRebuild.RebuildOutcome run(
      List<String> models, RebuildStatus begun, RebuildRecorder recorder)
      throws InterruptedException {
    return rebuild.run(
        models,
        progress -> {
          var unused = recorder.begun();
          last.set(begun.at(progress));
        },
        left -> last.set(begun.waiting(left)));
  }

  /** What made the rebuild fail may keep its end from being recorded too. */
  private void recordFailure(RebuildRecorder recorder, RebuildStatus begun) {
    try {
      recorder.ended(last().orElse(begun).failed(""));
    } catch (RuntimeException unreachable) {
      LOG.warn("The failure of the rebuild is not recorded: {}", unreachable.toString());
    }
  }
}
