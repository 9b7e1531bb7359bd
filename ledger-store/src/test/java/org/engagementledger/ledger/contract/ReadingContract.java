package org.engagementledger.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meetings;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.fixtures.SettableClock;
import org.engagementledger.ledger.follow.LogSubscription;
import org.engagementledger.ledger.log.CommittedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a ledger on any MongoDB-compatible server gives back of what was recorded. */
abstract class ReadingContract {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final List<LedgerUnderTest> opened = new ArrayList<>();
  private final String database = "contract-" + UUID.randomUUID();
  final SettableClock clock = new SettableClock("2026-03-01T09:00:00.123456Z");
  LedgerUnderTest ledger;

  /** Opens the ledger in a database; again on the same one, as another process does. */
  abstract LedgerUnderTest open(String database, LedgerOptions options);

  /** Says which server this run covers. */
  static void runsOn(String server, MongoClient client) {
    String version =
        client.getDatabase("admin").runCommand(new Document("buildInfo", 1)).getString("version");
    System.out.printf("The contract is run on %s, version %s%n", server, version);
  }

  /** Says why this run does not cover a server. */
  static void doesNotRunOn(String server, String reason) {
    System.out.printf("The contract is NOT run on %s: %s%n", server, reason);
    Assumptions.abort(reason);
  }

  @BeforeEach
  void openEmpty() {
    ledger = openAgain();
  }

  @AfterEach
  void closeAll() {
    opened.reversed().forEach(LedgerUnderTest::close);
  }

  LedgerUnderTest openAgain() {
    LedgerUnderTest store =
        open(database, LedgerOptions.defaults().withClock(clock).acceptingClock(true));
    opened.add(store);
    return store;
  }

  @Test
  void readingGoesOnFromAnyPosition() {
    List<CommittedEvent> all = new ArrayList<>();
    for (int size : new int[] {1, 3, 1, 100, 2, 256, 1, 40}) {
      all.addAll(ledger.append(meetings("KZ", all.size(), size)));
    }
    for (int from : new int[] {1, 2, 3, 4, 5, 6, 50, 105, 107, 108, 300, 363, 364, 365, 404}) {
      assertThat(ledger.read(from, 1000)).isEqualTo(all.subList(from - 1, all.size()));
      assertThat(ledger.read(from, 1)).isEqualTo(all.subList(from - 1, from));
      assertThat(openAgain().read(from, 1000)).isEqualTo(all.subList(from - 1, all.size()));
    }
    assertThat(ledger.read(405, 10)).isEmpty();
    assertThat(ledger.read(5000, 10)).isEmpty();
  }

  @Test
  void pagesOfAnySizeInARowAreTheWhole() {
    List<CommittedEvent> all = new ArrayList<>();
    for (int size : new int[] {100, 1, 256, 3, 200, 256, 1, 40}) {
      all.addAll(ledger.append(meetings("KZ", all.size(), size)));
    }
    for (int size : new int[] {1, 7, 100, 256, 400}) {
      LedgerUnderTest other = openAgain();
      List<CommittedEvent> read = new ArrayList<>();
      for (List<CommittedEvent> page = other.read(1, size); !page.isEmpty(); ) {
        assertThat(page).hasSizeLessThanOrEqualTo(size);
        read.addAll(page);
        page = other.read(read.size() + 1, size);
      }
      assertThat(read).as("pages of %d", size).hasSize(857).isEqualTo(all);
    }
  }

  @Test
  void aStreamIsReadFromAnySequence() {
    for (int n = 0; n < 300; n += 3) {
      ledger.append(List.of(meeting("KZ", n), meeting("DE", n / 3), meeting("KZ", n + 1)));
      ledger.append(List.of(meeting("KZ", n + 2)));
    }
    for (long from : new long[] {0, 1, 2, 150, 298, 299}) {
      assertThat(ledger.readStream("KZ", from, 1000))
          .hasSize(300 - (int) from)
          .allMatch(event -> event.stream().equals("KZ"))
          .extracting(CommittedEvent::sequence)
          .startsWith(from)
          .isSorted()
          .doesNotHaveDuplicates();
    }
    assertThat(ledger.readStream("KZ", 7, 5)).hasSize(5);
    assertThat(ledger.readStream("KZ", 300, 5)).isEmpty();
    assertThat(ledger.readStream("FR", 0, 5)).isEmpty();
  }

  @Test
  void theLastSequenceOfAStreamIsKnownToEveryProcess() {
    LedgerUnderTest other = openAgain();
    assertThat(other.lastSequence("KZ")).isEqualTo(-1);
    for (int length = 0; length < 700; length += 100) {
      ledger.append(meetings("KZ", length, 100));
      assertThat(other.lastSequence("KZ")).isEqualTo(length + 99);
      assertThat(openAgain().lastSequence("KZ")).isEqualTo(length + 99);
    }
  }

  @Test
  void whatWasKnownAtATimeIsTheLogUpToAPosition() {
    ledger.append(meetings("KZ", 0, 3));
    clock.advance(Duration.ofDays(1));
    ledger.append(meetings("KZ", 3, 2));
    Instant second = Instant.parse("2026-03-02T09:00:00.123Z");
    assertThat(ledger.positionAt(second.minusMillis(1))).isEqualTo(3);
    assertThat(ledger.positionAt(second)).isEqualTo(5);
    assertThat(ledger.positionAt(Instant.MAX)).isEqualTo(5);
    assertThat(ledger.positionAt(Instant.EPOCH)).isZero();
  }

  @Test
  void aFollowerIsWokenByItsOwnProcess() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    try (LogSubscription following = ledger.follow(called::countDown)) {
      CompletableFuture<Boolean> there = CompletableFuture.supplyAsync(() -> ledger.await(2, SOON));
      assertThat(ledger.await(1, Duration.ofMillis(20))).isFalse();
      ledger.append(meetings("KZ", 0, 2));
      assertThat(there.get(5, TimeUnit.SECONDS)).isTrue();
      assertThat(called.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(following).isNotNull();
    }
  }

  @Test
  void aFollowerIsWokenByAnotherProcess() throws Exception {
    LedgerUnderTest other = openAgain();
    CountDownLatch called = new CountDownLatch(1);
    try (LogSubscription following = other.follow(called::countDown)) {
      CompletableFuture<Boolean> there = CompletableFuture.supplyAsync(() -> other.await(2, SOON));
      ledger.append(meetings("KZ", 0, 2));
      assertThat(there.get(5, TimeUnit.SECONDS)).isTrue();
      assertThat(called.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(other.read(1, 10)).isEqualTo(ledger.read(1, 10)).hasSize(2);
      assertThat(following).isNotNull();
    }
  }
}
