package org.engagementledger.ledger;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meetings;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.fixtures.SettableClock;
import org.engagementledger.ledger.follow.CommitNotVisible;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.read.StreamSnapshot;
import org.engagementledger.ledger.verify.Verification;
import org.engagementledger.merkle.Frontier;
import org.engagementledger.merkle.Hash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The log is put back to an older state, under those who know a newer one. */
class RollbackDetectionTest {
  private static final MemoryServer SERVER = new MemoryServer();
  private static final Duration LONGER_THAN_BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final MongoDatabase database = SERVER.database();
  private final MongoCollection<Document> commits = database.getCollection(CommitStore.COLLECTION);
  private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void nothingIsWrittenAfterAGap() {
    try (Ledger ledger = open()) {
      ledger.append(meetings("KZ", 0, 2));
      ledger.append(List.of(meeting("KZ", 2)));
      putBackTo(2);
      assertThatThrownBy(() -> ledger.append(List.of(meeting("KZ", 3))))
          .isInstanceOf(CommitNotVisible.class)
          .hasMessageContaining("does not show position 3 of the log");
      assertThatThrownBy(ledger::head).isInstanceOf(CommitNotVisible.class);
      assertThat(commits.countDocuments()).isEqualTo(1);
    }
    try (Ledger startedAgain = open()) {
      assertThat(startedAgain.append(List.of(meeting("KZ", 2))).getFirst().position()).isEqualTo(3);
      assertThat(Verification.of(database, position -> {}).passed()).isTrue();
    }
  }

  @Test
  void nothingIsWrittenAfterAnotherHistory() {
    try (Ledger ledger = open()) {
      ledger.append(List.of(meeting("KZ", 0)));
      ledger.append(List.of(meeting("KZ", 1)));
      putBackTo(1);
      try (Ledger other = open()) {
        other.append(List.of(meeting("KZ", 1)));
      }
      clock.advance(LONGER_THAN_BETWEEN_LOOKS);
      assertThatThrownBy(() -> ledger.append(List.of(meeting("KZ", 2))))
          .isInstanceOf(LedgerDamaged.class)
          .hasMessageContaining("what stood at position 2 is no longer there");
      assertThat(ledger.isLost()).isTrue();
    }
  }

  /** Under another commit that is longer, too; and once found, nothing makes it good again. */
  @Test
  void anotherCommitThatReachesFurtherIsAnotherHistory() {
    try (Ledger ledger = open()) {
      ledger.append(List.of(meeting("KZ", 0)));
      ledger.append(List.of(meeting("KZ", 1)));
      List<Document> ours = commits.find().into(new ArrayList<>());
      putBackTo(1);
      try (Ledger other = open()) {
        other.append(meetings("DE", 0, 5));
      }
      clock.advance(LONGER_THAN_BETWEEN_LOOKS);
      assertThatThrownBy(ledger::head).isInstanceOf(LedgerDamaged.class);
      commits.deleteMany(gt("_id", 0L));
      commits.insertMany(ours);
      assertThatThrownBy(ledger::head).isInstanceOf(LedgerDamaged.class);
    }
  }

  /** As after an election, when a server has not yet caught up with what it will show again. */
  @Test
  void whatIsOnlyLateIsWaitedForAndForgotten() {
    try (Ledger ledger = open()) {
      for (int n = 0; n < 3; n++) {
        ledger.append(List.of(meeting("KZ", n)));
      }
      for (long last = 2; last >= 0; last--) {
        List<Document> late = commits.find(gt("_id", last)).into(new ArrayList<>());
        putBackTo(last);
        assertThatThrownBy(() -> ledger.append(List.of(meeting("KZ", 3))))
            .isInstanceOf(CommitNotVisible.class);
        assertThatThrownBy(() -> ledger.readEntries(1, 10)).isInstanceOf(CommitNotVisible.class);
        assertThat(ledger.isLost()).isFalse();
        commits.insertMany(late);
        assertThat(ledger.head().position()).isEqualTo(3);
      }
      assertThat(ledger.append(List.of(meeting("KZ", 3))).getFirst().position()).isEqualTo(4);
    }
  }

  /** No election takes so long: whoever runs the process has to start it again. */
  @Test
  void whatStaysAwayForAMinuteIsLostToThisProcessUntilItIsThereAgain() {
    try (Ledger ledger = open()) {
      ledger.append(List.of(meeting("KZ", 0)));
      List<Document> late = commits.find().into(new ArrayList<>());
      putBackTo(0);
      assertThatThrownBy(ledger::head).isInstanceOf(CommitNotVisible.class);
      clock.advance(Duration.ofSeconds(59));
      assertThatThrownBy(ledger::head).isInstanceOf(CommitNotVisible.class);
      assertThat(ledger.isLost()).isFalse();
      clock.advance(Duration.ofSeconds(1));
      assertThatThrownBy(ledger::head).isInstanceOf(CommitNotVisible.class);
      assertThat(ledger.isLost()).isTrue();
      commits.insertMany(late);
      assertThat(ledger.head().position()).isEqualTo(1);
      assertThat(ledger.isLost()).isFalse();
    }
  }

  @Test
  void anEmptyDatabaseInPlaceOfTheLogIsNoticedToo() {
    try (Ledger ledger = open()) {
      ledger.append(List.of(meeting("KZ", 0)));
      putBackTo(0);
      assertThatThrownBy(() -> ledger.append(List.of(meeting("DE", 0))))
          .isInstanceOf(CommitNotVisible.class);
      assertThat(commits.countDocuments()).isZero();
    }
  }

  @Test
  void aSnapshotOfWhatIsNoLongerThereDoesNotCount() {
    try (Ledger ledger = open()) {
      ledger.append(List.of(meeting("KZ", 0)));
      ledger.append(List.of(meeting("KZ", 1)));
      ledger.snapshots().store(new StreamSnapshot("KZ", 1, "dossier", Instant.EPOCH, "{}"));
      assertThat(ledger.snapshots().find("KZ")).isPresent();
    }
    putBackTo(1);
    try (Ledger ledger = open()) {
      assertThat(ledger.snapshots().find("KZ")).isEmpty();
      ledger.append(List.of(meeting("KZ", 1)));
      assertThat(ledger.snapshots().find("KZ")).isEmpty();
    }
  }

  @Test
  void aSnapshotThatNamesNoEventDoesNotCountWhereThereIsNone() {
    try (Ledger ledger = open()) {
      ledger.append(meetings("KZ", 0, 2));
      ledger.snapshots().store(new StreamSnapshot("KZ", 1, "dossier", Instant.EPOCH, "{}"));
    }
    MongoCollection<Document> snapshots = database.getCollection("snapshots");
    snapshots.updateOne(eq("_id", "KZ"), unset("last"));
    putBackTo(0);
    try (Ledger ledger = open()) {
      assertThat(ledger.snapshots().find("KZ")).isEmpty();
    }
  }

  @Test
  void everyPositionHasItsRoot() {
    try (Ledger ledger = open()) {
      ledger.append(meetings("KZ", 0, 3));
      ledger.append(List.of(meeting("DE", 0)));
      ledger.append(meetings("KZ", 3, 4));
      Frontier tree = Frontier.EMPTY;
      assertThat(ledger.rootAt(0)).contains(Hash.EMPTY_TREE);
      for (Commit commit : new CommitStore(database, Duration.ofSeconds(5)).startingIn(1, 8)) {
        for (Hash leaf : commit.leaves()) {
          tree = tree.plus(List.of(leaf));
          assertThat(ledger.rootAt(tree.size())).contains(tree.root());
        }
      }
      assertThat(tree.size()).isEqualTo(8);
      assertThat(ledger.rootAt(9)).isEmpty();
    }
  }

  private Ledger open() {
    return Ledger.open(database, LedgerOptions.defaults().withClock(clock), time -> {});
  }

  private void putBackTo(long position) {
    commits.deleteMany(gt("_id", position));
    clock.advance(LONGER_THAN_BETWEEN_LOOKS);
  }
}
