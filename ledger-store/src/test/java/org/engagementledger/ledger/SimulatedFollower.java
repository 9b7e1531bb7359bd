package org.engagementledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.engagementledger.ledger.log.CommittedEvent;

/** Handles every event and saves how far it is, which a kill between the two makes it forget. */
final class SimulatedFollower {
  private final DeterministicScheduler turns;
  private final Random random;
  private final List<CommittedEvent> handled = new ArrayList<>();
  private long token;
  private boolean woken;

  SimulatedFollower(DeterministicScheduler turns, Random random) {
    this.turns = turns;
    this.random = random;
  }

  /** Everything it was given, once each. */
  List<CommittedEvent> handled() {
    return handled;
  }

  /** Goes on from its token, as often as it is woken. */
  void follow(Ledger ledger, BooleanSupplier over) {
    ledger.follow(() -> woken = true);
    while (!over.getAsBoolean()) {
      woken = false;
      try {
        handleAll(ledger);
      } catch (MongoException e) {
        woken = true;
      }
      turns.until("follows", () -> woken || over.getAsBoolean());
    }
  }

  private void handleAll(Ledger ledger) {
    long next = token + 1;
    while (ledger.await(next, Duration.ZERO)) {
      for (CommittedEvent event : ledger.read(next, 1 + random.nextInt(6))) {
        assertThat(event.position()).as("the next position").isEqualTo(next++);
        handle(event);
      }
      turns.step("handled up to " + (next - 1));
      token = next - 1;
    }
  }

  private void handle(CommittedEvent event) {
    if (event.position() <= handled.size()) {
      assertThat(event).as("handled again").isEqualTo(handled.get((int) event.position() - 1));
    } else {
      handled.add(event);
    }
  }
}
