package org.engagementledger.ledger.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.SystemUptime;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.fixtures.SettableClock;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.ledger.verify.Verification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Nothing is recorded by a clock that cannot be right. */
class RecordingClockTest {
  private static final MemoryServer SERVER = new MemoryServer();
  private static final Duration A_YEAR = Duration.ofDays(400);

  private final MongoDatabase database = SERVER.database();
  private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
  private Duration passed = Duration.ZERO;
  private int recorded;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void aStartBehindTheLastEventIsRefusedUnlessItIsAccepted() {
    try (Ledger ledger = open(false)) {
      record(ledger);
    }
    clock.advance(Duration.ofMinutes(-1));
    open(false).close();
    clock.advance(Duration.ofSeconds(-1));
    assertThatThrownBy(() -> open(false))
        .isInstanceOf(UntrustedClock.class)
        .hasMessageContaining("The clock says 2026-03-01T08:58:59Z")
        .hasMessageContaining("the last event was recorded at 2026-03-01T09:00:00Z")
        .hasMessageContaining("61 seconds later")
        .hasMessageContaining("--accept-clock");
    try (Ledger ledger = open(true)) {
      assertThat(record(ledger).time()).isEqualTo("2026-03-01T09:00:00Z");
    }
  }

  @Test
  void whoRunsRecordsNothingBehindWhatAnotherRecordedAheadOfTime() {
    try (Ledger ledger = open(false)) {
      record(ledger);
      clock.advance(A_YEAR);
      try (Ledger ahead = open(false)) {
        record(ahead);
      }
      clock.advance(A_YEAR.negated());
      assertRefused(ledger, "400 days later");
      clock.advance(A_YEAR);
      pass(A_YEAR);
      record(ledger);
    }
  }

  @Test
  void aClockThatIsSetWhileItRunsStopsRecordingUntilItIsRightAgain() {
    for (Duration by : List.of(A_YEAR, A_YEAR.negated(), Duration.ofSeconds(6))) {
      try (Ledger ledger = open(true)) {
        CommittedEvent before = record(ledger);
        clock.advance(by);
        assertRefused(ledger, by.isNegative() ? "set back by" : "set ahead by");
        assertThat(ledger.clockFlaw()).isPresent();
        assertThat(ledger.append(List.of(repeat(before)))).containsExactly(before);
        advance(Duration.ofSeconds(30));
        assertRefused(ledger, "start this process again");
        clock.advance(by.negated());
        assertThat(ledger.clockFlaw()).isEmpty();
        record(ledger);
      }
    }
  }

  /** The other way to accept it: what the clock says at a start is believed. */
  @Test
  void aStartBelievesAClockThatIsAhead() {
    try (Ledger ledger = open(false)) {
      record(ledger);
      clock.advance(A_YEAR);
      assertRefused(ledger, "set ahead by 400 days");
    }
    try (Ledger ledger = open(false)) {
      assertThat(ledger.quietTime())
          .hasValue(
              "The last event is 400 days old (2026-03-01T09:00:00Z); the clock says"
                  + " 2027-04-05T09:00:00Z.");
      record(ledger);
    }
    try (Ledger ledger = open(false)) {
      assertThat(ledger.quietTime()).isEmpty();
    }
  }

  @Test
  void aMonthWithoutAnEventIsWorthALine() {
    try (Ledger ledger = open(false)) {
      assertThat(ledger.quietTime()).as("an empty ledger").isEmpty();
      record(ledger);
    }
    advance(Duration.ofDays(29));
    try (Ledger ledger = open(false)) {
      assertThat(ledger.quietTime()).isEmpty();
    }
    advance(Duration.ofDays(1));
    try (Ledger ledger = open(false)) {
      record(ledger);
      assertThat(ledger.quietTime()).as("though an event has come since").isPresent();
    }
  }

  /** As long as the machine was asleep; its uptime knows that, and so the clock did not jump. */
  @Test
  void sleepIsNoJump() {
    try (Ledger ledger = open(false)) {
      record(ledger);
      advance(Duration.ofHours(60));
      record(ledger);
    }
  }

  /** Little by little, as time servers correct a clock, and by less than a leap second at once. */
  @Test
  void aClockThatIsCorrectedLittleByLittleIsRight() {
    try (Ledger ledger = open(false)) {
      for (int hour = 0; hour < 200; hour++) {
        advance(Duration.ofHours(1));
        clock.advance(Duration.ofMillis(hour % 2 == 0 ? 3_400 : 1_000));
        assertThat(ledger.clockFlaw()).as("after %d hours", hour).isEmpty();
      }
      assertThat(ledger.clockFlaw()).isEmpty();
      for (int second = 0; second < 20; second++) {
        advance(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
      }
      assertThat(ledger.clockFlaw()).as("a clock at double speed").isPresent();
    }
  }

  /**
   * The law: whatever is done to the clock, times never go back, and whatever was recorded bears a
   * time that the clock had while it was right.
   */
  @Test
  void whateverIsDoneToTheClock() {
    for (long seed = 1; seed <= 12; seed++) {
      clock.advance(Duration.ofDays(1000));
      law(SERVER.database(), new Random(seed), seed);
    }
  }

  private void law(MongoDatabase fresh, Random random, long seed) {
    Duration wrongBy = Duration.ZERO;
    List<CommittedEvent> log = new ArrayList<>();
    try (Ledger ledger = Ledger.open(fresh, options(false))) {
      for (int step = 0; step < 60; step++) {
        advance(Duration.ofMillis(random.nextInt(4_000)));
        Duration jump = jump(random, wrongBy);
        clock.advance(jump);
        wrongBy = wrongBy.plus(jump);
        Optional<CommittedEvent> done = tryToRecord(ledger, log.size());
        boolean right = wrongBy.abs().compareTo(Duration.ofSeconds(4)) < 0;
        boolean wrong = wrongBy.abs().compareTo(Duration.ofSeconds(6)) > 0;
        assertThat(done.isPresent() ? wrong : right)
            .as("seed %d, step %d, wrong by %s: %s", seed, step, wrongBy, done)
            .isFalse();
        done.ifPresent(log::add);
      }
      assertThat(ledger.read(1, 1000)).isEqualTo(log);
    }
    assertThat(log).as("seed %d", seed).isNotEmpty().extracting(CommittedEvent::time).isSorted();
    assertThat(Verification.of(fresh, position -> {}).passed()).isTrue();
  }

  /** Mostly nothing; now and then somebody sets it, or sets it right. */
  private static Duration jump(Random random, Duration wrongBy) {
    return switch (random.nextInt(6)) {
      case 0 -> wrongBy.negated();
      case 1 -> Duration.ofSeconds(random.nextInt(7_200) - 3_600);
      case 2 -> Duration.ofDays(random.nextInt(800) - 400);
      default -> Duration.ZERO;
    };
  }

  private Optional<CommittedEvent> tryToRecord(Ledger ledger, int sequence) {
    try {
      return Optional.of(ledger.append(List.of(meeting("KZ", sequence))).getFirst());
    } catch (UntrustedClock stopped) {
      return Optional.empty();
    }
  }

  private CommittedEvent record(Ledger ledger) {
    CommittedEvent event =
        ledger.append(List.of(meeting("m-" + recorded, "KZ", recorded))).getFirst();
    recorded++;
    return event;
  }

  private ProposedEvent repeat(CommittedEvent before) {
    return meeting(before.id(), "KZ", before.sequence());
  }

  private void assertRefused(Ledger ledger, String why) {
    assertThatThrownBy(() -> ledger.append(List.of(meeting("KZ", recorded))))
        .isInstanceOf(UntrustedClock.class)
        .hasMessageContaining(why);
  }

  private Ledger open(boolean accepting) {
    return Ledger.open(database, options(accepting));
  }

  private LedgerOptions options(boolean accepting) {
    return LedgerOptions.defaults()
        .withClock(clock, () -> passed.toNanos())
        .acceptingClock(accepting);
  }

  /** Time goes by, and the clock with it. */
  private void advance(Duration by) {
    clock.advance(by);
    pass(by);
  }

  private void pass(Duration by) {
    passed = passed.plus(by);
  }

  @Test
  void theUptimeOfThisSystemPassesAsTimeDoes() throws InterruptedException {
    Instant begin = Instant.now();
    long uptime = SystemUptime.nanos();
    Thread.sleep(50);
    Duration by = Duration.ofNanos(SystemUptime.nanos() - uptime);
    assertThat(by)
        .isBetween(Duration.ofMillis(30), Duration.between(begin, Instant.now()).plusMillis(30));
  }
}
