package org.engagementledger.ledger;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.engagementledger.ledger.append.Appender;
import org.engagementledger.ledger.fixtures.SettableClock;
import org.engagementledger.ledger.server.UnsuitableServer;
import org.jspecify.annotations.Nullable;

/**
 * A process with a ledger, an appender, a poller and a follower, each of which takes its turns. It
 * can be killed at any step, and started again.
 */
final class SimulatedNode {
  private final String name;
  private final MongoDatabase database;
  private final DeterministicScheduler turns;
  private final Random random;
  private final SettableClock clock = new SettableClock("2026-03-01T09:00:00Z");
  private final SimulatedFollower follower;
  private final List<DeterministicScheduler.Actor> actors = new ArrayList<>();
  private @Nullable Ledger ledger;
  private int writing;
  private boolean over;

  SimulatedNode(String name, MongoDatabase database, DeterministicScheduler turns, Random random) {
    this.name = name;
    this.database = database;
    this.turns = turns;
    this.random = random;
    this.follower = new SimulatedFollower(turns, random);
  }

  void start() {
    act("starts", 4, this::boot);
  }

  void kill() {
    turns.note(name + " is killed");
    actors.forEach(DeterministicScheduler.Actor::kill);
    actors.clear();
    ledger = null;
    writing = 0;
  }

  /** Lets everything end that has nothing left to do. */
  void end() {
    over = true;
  }

  /** What is open now; nothing while the process is down. */
  @Nullable Ledger ledger() {
    return ledger;
  }

  boolean isIdle() {
    return ledger != null && writing == 0 && !ledger.appender().isWaitedFor();
  }

  SimulatedFollower follower() {
    return follower;
  }

  /** Somebody sets the clock, forwards or backwards. */
  void moveClock() {
    clock.advance(Duration.ofMillis(random.nextInt(20_000) - 8_000));
  }

  private void act(String what, int weight, DeterministicScheduler.ActorTask work) {
    actors.add(turns.start(name + " " + what, weight, work));
  }

  private void boot() {
    Ledger opened = open();
    ledger = opened;
    act("writes", 1 + random.nextInt(12), () -> write(opened, Appender::turn));
    act("passes by", 1 + random.nextInt(12), () -> write(opened, Appender::writeUnlessBusy));
    act("polls", 1, () -> poll(opened));
    act("follows", 1 + random.nextInt(12), () -> follower.follow(opened, () -> over));
  }

  private Ledger open() {
    LedgerOptions options =
        LedgerOptions.defaults().withClock(clock).acceptingClock(true).withWriter(name);
    while (true) {
      try {
        return new Ledger(database, options, time -> turns.step("back off"));
      } catch (MongoException | UnsuitableServer e) {
        turns.step("cannot open, tries again");
      }
    }
  }

  /** A thread's way to write: the appender's own, or that of those who append. */
  private interface Hand {
    void write(Appender appender) throws InterruptedException;
  }

  private void write(Ledger opened, Hand hand) throws InterruptedException {
    Appender appender = opened.appender();
    while (!over) {
      turns.until("has work", () -> over || appender.isWaitedFor());
      if (appender.isWaitedFor()) {
        writing++;
        hand.write(appender);
        writing--;
      }
    }
  }

  private void poll(Ledger opened) {
    while (!over) {
      turns.step("polls");
      try {
        opened.head();
      } catch (MongoException e) {
        turns.step("cannot poll");
      }
    }
  }
}
