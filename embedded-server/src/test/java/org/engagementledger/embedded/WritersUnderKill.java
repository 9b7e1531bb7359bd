package org.engagementledger.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/**
 * Clients that write as the ledger and its read models do, two of them always for the same keys,
 * and remember what they were told.
 */
final class WritersUnderKill {

  /** What a writer knows about a commit that it has tried. */
  private enum Told {
    STORED,
    REFUSED,
    NOTHING
  }

  private static final int LARGEST_PAYLOAD = 40_000;

  private static final Duration BETWEEN_DROPS = Duration.ofMillis(40);

  private final int round;
  private final long seed;
  private final int count;
  private final List<Thread> threads = new ArrayList<>();
  private final Map<String, Told> told = new ConcurrentHashMap<>();
  private final Set<String> read = ConcurrentHashMap.newKeySet();
  private final CountDownLatch first = new CountDownLatch(1);
  private final AtomicLong lastReplaced = new AtomicLong();

  WritersUnderKill(int count, int round, long seed) {
    this.count = count;
    this.round = round;
    this.seed = seed;
  }

  void start(MongoClient client) {
    MongoDatabase database = client.getDatabase("ledger");
    commits(database).createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    for (int writer = 0; writer < count; writer++) {
      int number = writer;
      run(() -> appendForEver(database, number));
    }
    run(() -> replaceForEver(database));
    run(() -> readForEver(database));
    run(() -> createAndDropForEver(database));
  }

  private void run(Runnable forEver) {
    threads.add(Thread.ofPlatform().start(() -> untilTheServerIsGone(forEver)));
  }

  private static void untilTheServerIsGone(Runnable forEver) {
    try {
      forEver.run();
    } catch (MongoException | IllegalStateException gone) {
      // The server is killed, or the client, no longer of use, is closed.
    }
  }

  void awaitFirst() throws InterruptedException {
    first.await(10, TimeUnit.SECONDS);
  }

  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void appendForEver(MongoDatabase database, int writer) {
    Random random = new Random(seed + writer);
    for (int i = 0; true; i++) {
      append(commits(database), commit(writer, i, random.nextInt(LARGEST_PAYLOAD)));
    }
  }

  /** Writers 0 and 1 want the same slots, writers 2 and 3 too, and so on. */
  private Document commit(int writer, int i, int size) {
    String id = round + "/" + writer + "#" + i;
    String slot = slotOf(writer / 2, i);
    return new Document("_id", id)
        .append("keys", List.of(id, slot))
        .append("payload", "x".repeat(i % 10 == 0 ? size : 1000));
  }

  private String slotOf(int pair, int i) {
    return round + "/slot " + pair + "#" + i;
  }

  private void append(MongoCollection<Document> commits, Document commit) {
    String id = commit.getString("_id");
    told.put(id, Told.NOTHING);
    try {
      commits.insertOne(commit);
      told.put(id, Told.STORED);
      first.countDown();
    } catch (MongoWriteException refused) {
      told.put(id, Told.REFUSED);
    }
  }

  private void replaceForEver(MongoDatabase database) {
    ReplaceOptions upsert = new ReplaceOptions().upsert(true);
    for (long n = 1; true; n++) {
      models(database).replaceOne(eq("_id", round), new Document("n", n), upsert);
      lastReplaced.set(n);
    }
  }

  /** Whatever has been seen may have been acted upon. */
  private void readForEver(MongoDatabase database) {
    for (int i = 0; true; i += read.contains(slotOf(0, i)) ? 1 : 0) {
      String next = slotOf(0, i);
      if (commits(database).find(eq("keys", next)).first() != null) {
        read.add(next);
      }
    }
  }

  private void createAndDropForEver(MongoDatabase database) {
    for (int i = 0; true; i++) {
      MongoCollection<Document> passing = database.getCollection("passing");
      passing.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true));
      passing.insertOne(new Document("_id", i).append("n", 1));
      passing.drop();
      LockSupport.parkNanos(BETWEEN_DROPS.toNanos());
    }
  }

  void check(MongoClient client) {
    MongoDatabase database = client.getDatabase("ledger");
    told.forEach((id, answer) -> checkCommit(commits(database), id, answer));
    assertThat(read).allMatch(slot -> commits(database).find(eq("keys", slot)).first() != null);
    checkReplaced(models(database).find(eq("_id", round)).first());
    checkPassing(database.getCollection("passing"));
    System.out.println("KillIT: round " + round + ", " + told.size() + " commits tried");
  }

  private void checkCommit(MongoCollection<Document> commits, String id, Told answer) {
    switch (answer) {
      case STORED -> assertThat(isThere(commits, id)).as(id + " was stored").isTrue();
      case REFUSED -> assertThat(isThere(commits, id)).as(id + " was refused").isFalse();
      case NOTHING -> checkNotByHalf(commits, id);
    }
  }

  private boolean isThere(MongoCollection<Document> commits, String id) {
    return commits.find(eq("_id", id)).first() != null;
  }

  /** Either all of it is there and its keys are found, or it can be stored now. */
  private void checkNotByHalf(MongoCollection<Document> commits, String id) {
    if (isThere(commits, id)) {
      assertThat(commits.find(eq("keys", id)).first()).containsEntry("_id", id);
    } else {
      commits.insertOne(new Document("_id", id).append("keys", List.of(id)));
    }
  }

  private void checkReplaced(Document model) {
    long found = model == null ? 0 : model.getLong("n");
    assertThat(found).isBetween(lastReplaced.get(), lastReplaced.get() + 1);
  }

  private void checkPassing(MongoCollection<Document> passing) {
    List<Document> left = passing.find().into(new ArrayList<>());
    assertThat(left).hasSizeLessThanOrEqualTo(1);
    passing.drop();
    passing.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true));
    passing.insertOne(new Document("_id", -1).append("n", 1));
    passing.drop();
  }

  private static MongoCollection<Document> commits(MongoDatabase database) {
    return database
        .getCollection("commits")
        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  private static MongoCollection<Document> models(MongoDatabase database) {
    return database.getCollection("models");
  }
}
