package org.engagementledger.ledger.backup;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.bson.Document;
import org.engagementledger.ledger.backup.BackupReader.Contents;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.LogEndSearch;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.ledger.read.SnapshotStore;
import org.engagementledger.ledger.server.ServerCapabilityCheck;
import org.engagementledger.ledger.server.UnfinishedRestore;
import org.engagementledger.ledger.server.UnsuitableServer;
import org.engagementledger.ledger.verify.LogVerifier;
import org.engagementledger.ledger.verify.Verification;

/**
 * Puts the log of a backup into a database without one: the same positions, times and roots, the
 * very same bytes. Cut off, it goes on where it was when it is begun again with the same backup;
 * until it is finished no ledger is opened there.
 */
public final class Restore {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST_COMMITS = 512;

  /** The collection of what is to be known about the log beside it. */
  static final String FACTS = "ledger";

  private final CommitStore commits;
  private final MongoCollection<Document> facts;
  private final Contents contents;

  private Restore(CommitStore commits, MongoCollection<Document> facts, Contents contents) {
    this.commits = commits;
    this.facts = facts;
    this.contents = contents;
  }

  /**
   * Begins, or begins again.
   *
   * @param contents of the backup, which was read to its end before
   * @throws BackupProblem if there is a ledger in the database, or a part of another backup
   * @throws UnsuitableServer if the server cannot keep what a ledger promises
   */
  public static Restore into(MongoDatabase database, Contents contents) {
    MongoCollection<Document> facts = CommitStore.durable(database.getCollection(FACTS), PATIENCE);
    Restore restore = new Restore(new CommitStore(database, PATIENCE), facts, contents);
    new ServerCapabilityCheck(database, PATIENCE).checkServer();
    restore.begin();
    // They are of the log that was here before, and what they hold comes again from this one.
    SnapshotStore.drop(database);
    return restore;
  }

  private void begin() {
    UnfinishedRestore ours = new UnfinishedRestore(contents.size(), contents.root().hex());
    Optional<UnfinishedRestore> begun = UnfinishedRestore.in(facts);
    if (begun.isPresent() && !begun.get().equals(ours)) {
      throw new BackupProblem(
          "A restore of another backup was begun here and has not ended: size %d, root %s."
              .formatted(begun.get().size(), begun.get().root()));
    }
    if (begun.isEmpty()) {
      requireEmpty();
      ours.note(facts);
    }
    commits.createIndexes();
  }

  private void requireEmpty() {
    long size = LogEndSearch.of(commits).position();
    if (size > 0 || commits.count() > 0) {
      throw new BackupProblem(
          "There is a ledger here already, with %d events. A backup goes where there is none:"
                  .formatted(size)
              + " into a new data folder, or an empty database.");
    }
  }

  /**
   * Puts in what is not there yet.
   *
   * @param backup at its beginning
   * @param progress told the position reached, now and then
   */
  public void insert(BackupReader backup, LongConsumer progress) {
    LogHead there = LogEndSearch.of(commits);
    List<Commit> waiting = new ArrayList<>();
    for (var next = backup.next(); next.isPresent(); next = backup.next()) {
      long last = next.get().next() - 1;
      if (last > there.position()) {
        waiting.add(next.get());
      } else if (last == there.position()) {
        requireSame(there, next.get());
      }
      if (isEnough(waiting)) {
        insert(waiting);
        progress.accept(last);
      }
    }
    insert(waiting);
  }

  private static boolean isEnough(List<Commit> waiting) {
    return waiting.size() >= MOST_COMMITS || bytes(waiting) >= Commit.MAX_BYTES;
  }

  private static long bytes(List<Commit> waiting) {
    return waiting.stream().flatMap(it -> it.entries().stream()).mapToLong(it -> it.length).sum();
  }

  private static void requireSame(LogHead there, Commit commit) {
    if (!there.frontier().equals(commit.frontier())) {
      throw new BackupProblem("What is here already is not from this backup.");
    }
  }

  private void insert(List<Commit> waiting) {
    if (waiting.isEmpty()) {
      return;
    }
    try {
      commits.insert(waiting);
    } catch (MongoException refused) {
      throw new BackupProblem(
          "The database did not take what comes from position %d on; does another use it? %s"
              .formatted(waiting.getFirst().first(), refused.getMessage()),
          refused);
    }
    waiting.clear();
  }

  /**
   * Reads everything back, and lets the ledger be opened if it is what the backup holds. That it
   * was restored is noted, to be recorded by who opens it.
   *
   * @param by who restores
   * @param progress told the position reached, now and then
   * @throws BackupProblem if it is not
   */
  public Verification finish(String by, LongConsumer progress) {
    Verification found = new LogVerifier(commits).verify(progress);
    if (!found.passed() || !found.root().equals(contents.root())) {
      throw new BackupProblem(
          "What the database holds is not what it was given: "
              + found.finding().map(Verification.Finding::sentence).orElse("the roots differ"));
    }
    CompletedRestore.now(contents, by).note(facts);
    UnfinishedRestore.finish(facts);
    return found;
  }
}
