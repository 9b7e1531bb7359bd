package org.engagementledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meetings;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.engagementledger.ledger.append.AppendRequest;
import org.engagementledger.ledger.append.StreamConflict;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Metrics say what happened, and of nothing that it happened twice. */
class LedgerMetersTest {
  private static final MemoryServer SERVER = new MemoryServer();

  private final MongoDatabase database = SERVER.database();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LedgerOptions counted = LedgerOptions.defaults().withMeters(registry);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void eventsAreCountedByWhatTheyBecameDurableWith() {
    try (Ledger ledger = Ledger.open(database, counted)) {
      ledger.append(meetings("KZ", 0, 3));
      ledger.append(List.of(meeting("DE", 0)));
      assertThat(registry.get("ledger.position").gauge().value()).isEqualTo(4);
    }
    DistributionSummary events = registry.get("ledger.append.events").summary();
    assertThat(events.count()).isEqualTo(2);
    assertThat(events.totalAmount()).isEqualTo(4);
    assertThat(registry.get("ledger.append").timer().count()).isEqualTo(2);
    assertThat(count("conflicts")).isZero();
  }

  @Test
  void aConflictIsCountedAndIsNoEvent() {
    try (Ledger ledger = Ledger.open(database, counted)) {
      ledger.append(List.of(meeting("one", "KZ", 0)));
      assertThatThrownBy(() -> ledger.append(List.of(meeting("other", "KZ", 0))))
          .isInstanceOf(StreamConflict.class);
    }
    assertThat(count("conflicts")).isEqualTo(1);
    assertThat(registry.get("ledger.append.events").summary().totalAmount()).isEqualTo(1);
    assertThat(registry.get("ledger.append").timer().count()).isEqualTo(2);
  }

  @Test
  void whoIsOvertakenIsCountedAsThatAndAsNothingElse() throws InterruptedException {
    Ledger slow = new Ledger(database, counted, time -> {});
    try (Ledger fast = Ledger.open(database, LedgerOptions.defaults())) {
      fast.append(List.of(meeting("KZ", 0)));
    }
    AppendRequest pending = slow.submit(List.of(meeting("DE", 0)));
    while (!pending.isDone()) {
      assertThat(slow.appender().turn()).isTrue();
    }
    assertThat(retries("overtaken")).isEqualTo(1);
    assertThat(retries("in-doubt")).isZero();
    assertThat(retries("unreachable")).isZero();
    assertThat(count("conflicts")).isZero();
  }

  private double count(String what) {
    return registry.get("ledger.append." + what).counter().count();
  }

  private double retries(String cause) {
    return registry.get("ledger.append.retries").tag("cause", cause).counter().count();
  }
}
