package org.engagementledger.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets actors run one at a time, though each has a thread: who takes a step hands over to the one
 * that chance has chosen, and rests until it is its turn again. The same seed leads to the same
 * order, and time is the number of steps.
 */
final class DeterministicScheduler {
  private static final int REMEMBERED = Integer.getInteger("simulation.trace", 80);
  private static final int LONGEST = 60_000;

  /** What an actor does until it ends. */
  @FunctionalInterface
  interface ActorTask {
    void run() throws Exception;
  }

  /** Ends an actor wherever it is; no error that anyone catches. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("Killed", null, false, false);
    }
  }

  private record Line(int now, String who, String what) {
    @Override
    public String toString() {
      return "%6d %-14s %s".formatted(now, who, what);
    }
  }

  /** One that takes steps. */
  final class Actor {
    private final String name;
    private final int weight;
    private final ActorTask work;
    private final Semaphore turn = new Semaphore(0);
    private BooleanSupplier ready = () -> true;
    private boolean killed;

    private Actor(String name, int weight, ActorTask work) {
      this.name = name;
      this.weight = weight;
      this.work = work;
    }

    /** Ends it at its next step. */
    void kill() {
      killed = true;
    }

    private boolean isReady() {
      return killed || ready.getAsBoolean();
    }

    private void live() {
      turn.acquireUninterruptibly();
      try {
        work.run();
      } catch (Killed e) {
        note("is no more");
      } catch (Exception | AssertionError e) {
        failWith(e);
      } finally {
        actors.remove(this);
        handOver();
      }
    }
  }

  private final Random random;
  private final List<Actor> actors = new ArrayList<>();
  private final Deque<Line> last = new ArrayDeque<>();
  private final Semaphore end = new Semaphore(0);
  private @Nullable Actor current;
  private @Nullable Throwable failure;
  private int hash;
  private int now;

  DeterministicScheduler(Random random) {
    this.random = random;
  }

  /** An actor that gets a turn as often as its weight says, compared with others. */
  Actor start(String name, int weight, ActorTask work) {
    Actor actor = new Actor(name, weight, work);
    actors.add(actor);
    Thread.ofVirtual().start(actor::live);
    return actor;
  }

  /** Runs until every actor has ended; throws what ended one of them, if it was not its work. */
  void run() throws Throwable {
    handOver();
    end.acquire();
    if (failure != null) {
      throw failure;
    }
  }

  /** The current actor says what it is about to do, and does it when it is its turn. */
  void step(String what) {
    until(what, () -> true);
  }

  /** The same, when something has become true besides. */
  void until(String what, BooleanSupplier ready) {
    Actor me = current();
    if (!me.killed) {
      me.ready = ready;
      handOver();
      me.turn.acquireUninterruptibly();
    }
    if (me.killed) {
      throw new Killed();
    }
    note(what);
  }

  /** Steps taken so far. */
  int now() {
    return now;
  }

  /** What tells one order of steps from another. */
  int hash() {
    return hash;
  }

  /** The last steps, to see how it came to that. */
  String trace() {
    return last.stream().map(Line::toString).collect(Collectors.joining("\n"));
  }

  void note(String what) {
    Line line = new Line(now, current().name, what);
    hash = hash * 31 + line.hashCode();
    last.addLast(line);
    if (last.size() > REMEMBERED) {
      last.removeFirst();
    }
  }

  private Actor current() {
    if (current == null) {
      throw new IllegalStateException("Nobody has a turn");
    }
    return current;
  }

  private void handOver() {
    List<Actor> ready = new ArrayList<>(actors);
    ready.removeIf(actor -> !actor.isReady());
    if (actors.isEmpty()) {
      end.release();
    } else if (ready.isEmpty() || now > LONGEST && failure == null) {
      failWith(new AssertionError(ready.isEmpty() ? "All wait for each other" : "It does not end"));
      handOver();
    } else {
      now++;
      current = choose(ready);
      current.turn.release();
    }
  }

  private Actor choose(List<Actor> ready) {
    int tickets = 0;
    for (Actor actor : ready) {
      tickets += actor.weight;
    }
    int ticket = random.nextInt(tickets);
    for (Actor actor : ready) {
      ticket -= actor.weight;
      if (ticket < 0) {
        return actor;
      }
    }
    throw new IllegalStateException("No weight");
  }

  private void failWith(Throwable reason) {
    if (failure == null) {
      failure = reason;
      note("FAILED: " + reason);
    }
    actors.forEach(Actor::kill);
  }
}
