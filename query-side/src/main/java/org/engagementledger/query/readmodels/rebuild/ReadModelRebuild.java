package org.engagementledger.query.readmodels.rebuild;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.readmodels.DossierCache;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.deadletters.DeadLetterStore;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelStore;
import org.engagementledger.query.readmodels.store.StagedReadModels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes read models anew from the log, beside those in use, and puts them in their place in one
 * step once they have caught up. The live ones go on meanwhile, in this process or another. One
 * that is stopped, or killed, is taken up by the next where it was.
 */
@Component
public final class ReadModelRebuild {
  private static final Logger LOG = LoggerFactory.getLogger(ReadModelRebuild.class);

  /** For readers that looked up the collection right before it was replaced. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final Duration BEAT = Duration.ofSeconds(3);

  /** Those of a share have to fit, although shares are never quite equal. */
  private static final long MOST_ENTRIES = DossierCache.asManyAsFitInto(4);

  /** With no more than these the collector has less to do, and fewer documents come twice. */
  private static final long FEW_ENTRIES = DossierCache.asManyAsFitInto(16);

  /** For each share the log is read once. */
  private static final long MANY_SHARES = 12;

  private final List<Projection> projections;
  private final ReadModelStore models;
  private final CheckpointStore catalogues;
  private final RebuildLease drafts;
  private final DeadLetterStore letters;
  private final ProjectedLog log;
  private volatile boolean stopped;

  ReadModelRebuild(
      List<Projection> projections,
      ReadModelStore models,
      CheckpointStore catalogues,
      RebuildLease drafts,
      DeadLetterStore letters,
      ProjectedLog log) {
    this.projections = List.copyOf(projections);
    this.models = models;
    this.catalogues = catalogues;
    this.drafts = drafts;
    this.letters = letters;
    this.log = log;
  }

  /**
   * How a rebuild ended.
   *
   * @param switched whether the rebuilt models are in use; otherwise it was stopped
   * @param comparison with what was in use before
   */
  public record RebuildOutcome(boolean switched, ComparisonResult comparison) {}

  /** The names of all read models. */
  public Set<String> names() {
    return projections.stream()
        .map(Projection::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names of those whose documents have another shape than this program gives them. */
  public Set<String> outdated() {
    ReadModelCheckpoint now = catalogues.current();
    return projections.stream()
        .filter(it -> now.revision(it.name()) < it.revision())
        .map(Projection::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Makes the rebuild that is going on in this process end after the batch it is at. */
  public void stop() {
    stopped = true;
  }

  /**
   * Rebuilds those read models and returns when the rebuilt ones are in use, or it was stopped.
   *
   * @param names of the read models; each has to be one of {@link #names()}
   * @param progress is told after every batch
   * @throws Problem if another process is rebuilding
   */
  public RebuildOutcome run(Collection<String> names, Consumer<RebuildProgress> progress)
      throws InterruptedException {
    return run(names, progress, left -> {});
  }

  /**
   * The same.
   *
   * @param waiting is told how long it can take until another process, which began to rebuild and
   *     is silent, shows that it lives, or is taken for dead
   */
  public RebuildOutcome run(
      Collection<String> names, Consumer<RebuildProgress> progress, Consumer<Duration> waiting)
      throws InterruptedException {
    stopped = false;
    if (!drafts.claim(left -> waits(left, waiting))) {
      return notBegun();
    }
    Thread counting = Thread.ofVirtual().name("rebuild-lives").start(this::count);
    try {
      return replace(chosen(names), progress);
    } finally {
      counting.interrupt();
      drafts.release();
    }
  }

  private boolean waits(Duration left, Consumer<Duration> waiting) {
    waiting.accept(left);
    return !stopped;
  }

  private RebuildOutcome notBegun() {
    if (stopped) {
      return new RebuildOutcome(false, ComparisonResult.NONE);
    }
    throw new Problem(
        HttpStatus.CONFLICT, "rebuild-running", "Another process is rebuilding read models.");
  }

  /** Comparing and waiting take longer than a batch, and others must not take it for death. */
  private void count() {
    try {
      while (true) {
        Thread.sleep(BEAT);
        drafts.live();
      }
    } catch (InterruptedException | MongoInterruptedException over) {
      LOG.debug("The rebuild is over");
    } catch (MongoException unreachable) {
      LOG.debug("The rebuild itself meets this too", unreachable);
    }
  }

  private RebuildOutcome replace(List<Projection> chosen, Consumer<RebuildProgress> progress)
      throws InterruptedException {
    RebuildRun copy = copy(chosen, draft(chosen), progress);
    ComparisonResult comparison = ComparisonResult.NONE;
    ReadModelCheckpoint before;
    do {
      before = catalogues.current();
      copy.catchUp();
      if (stopped) {
        return new RebuildOutcome(false, comparison);
      }
      if (!copy.draft().isOfAll(names())) {
        letters.add(copy.draft().book(), before.book());
      }
      if (comparison.equals(ComparisonResult.NONE)) {
        comparison = new ReadModelComparison(models, before, copy.draft()).all();
      }
      // Refused if this process was silent for so long that another has taken its place.
      drafts.save(copy.draft());
    } while (!catalogues.replace(before, copy.draft(), names()));
    drafts.remove();
    Thread.sleep(GRACE);
    dropUnused();
    return new RebuildOutcome(true, comparison);
  }

  /** The one that was left, if it is of the same models, shape and ledger, or a new one. */
  private StagedReadModels draft(List<Projection> chosen) {
    ReadModelCheckpoint now = catalogues.current();
    return drafts
        .find()
        .filter(left -> left.isOf(chosen) && !isInUse(left, now) && catalogues.isOfThisLedger(now))
        .orElseGet(() -> begin(chosen));
  }

  /** Whoever put it in use has died before it could say so. */
  private static boolean isInUse(StagedReadModels left, ReadModelCheckpoint now) {
    var used = now.collections().values();
    return left.collections().values().stream().anyMatch(used::contains);
  }

  private StagedReadModels begin(List<Projection> chosen) {
    StagedReadModels draft = StagedReadModels.of(chosen, shares(log.end()));
    drafts.save(draft);
    dropUnused();
    prepare(chosen, draft);
    return draft;
  }

  private static int shares(long events) {
    long entries = events * 3 / 2;
    long wished = Math.min(MANY_SHARES, 1 + entries / FEW_ENTRIES);
    return Math.toIntExact(Math.max(wished, 1 + entries / MOST_ENTRIES));
  }

  void prepare(List<Projection> chosen, StagedReadModels draft) {
    Map<String, String> collections = draft.collections();
    chosen.forEach(it -> models.prepare(collections.getOrDefault(it.name(), ""), it));
  }

  /** What is neither in the catalogue nor in the draft was left by a rebuild that was given up. */
  private void dropUnused() {
    ReadModelCheckpoint now = catalogues.current();
    Set<String> used = new HashSet<>(now.collections().values());
    List<String> books = new ArrayList<>(List.of(now.book()));
    drafts
        .find()
        .ifPresent(
            draft -> {
              used.addAll(draft.collections().values());
              books.add(draft.book());
            });
    letters.keepOnly(books);
    models.collections().stream().filter(name -> !used.contains(name)).forEach(models::drop);
  }

  RebuildRun copy(
      List<Projection> chosen, StagedReadModels draft, Consumer<RebuildProgress> progress) {
    long start = System.nanoTime();
    return new RebuildRun(
        log,
        models,
        letters,
        chosen,
        draft,
        MOST_ENTRIES,
        now -> {
          drafts.save(now);
          Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
          long total = Math.max(now.read(), log.end());
          progress.accept(new RebuildProgress(now.read(), total, draft.read(), elapsed));
        },
        () -> stopped);
  }

  List<Projection> chosen(Collection<String> names) {
    return projections.stream().filter(it -> names.contains(it.name())).toList();
  }
}
