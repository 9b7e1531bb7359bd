package org.engagementledger.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.engagementledger.standalone.ChildProcess;
import org.engagementledger.standalone.HttpTestClient;

/**
 * Sixteen people who record meetings one after the other, half of them on one country. Whoever gets
 * no answer asks again under the same key until there is one, each time at the next command side.
 */
final class RecordingClients implements AutoCloseable {
  static final String BUSY = "KZ";
  static final List<String> OTHERS = List.of("NO", "AR", "ES", "GH", "NG", "CA", "FR", "DE");

  private static final int HOW_MANY = 16;
  private static final Duration BETWEEN_MEETINGS = Duration.ofMillis(50);
  private static final Duration ONE_ANSWER = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What each is doing: beginning meetings, ending what they have begun, or nothing any more. */
  private enum Mood {
    WORKING,
    FINISHING,
    GONE
  }

  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private final AtomicInteger meetings = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private volatile Mood mood = Mood.GONE;
  private volatile List<HttpTestClient> servers = List.of();
  private volatile Instant asked = Instant.now();

  /** Makes the dossiers that they record in. */
  static void openDossiers(HttpTestClient admin) {
    OTHERS.forEach(country -> open(admin, country));
    open(admin, BUSY);
  }

  private static void open(HttpTestClient admin, String country) {
    var answer =
        admin.post("/api/countries", "open " + country, "{\"country\":\"%s\"}".formatted(country));
    if (answer.statusCode() != 201) {
      throw new AssertionError(HttpTestClient.text(answer));
    }
  }

  /** The country on which that key's meeting is recorded. */
  static String countryOf(String key) {
    int client = Integer.parseInt(key.substring(key.lastIndexOf(' ') + 1));
    return client % 2 == 0 ? BUSY : OTHERS.get(client / 2);
  }

  /** The meeting that is recorded under that key. */
  static String meeting(String key) {
    return "{\"date\":\"2026-01\",\"text\":\"%s\"}".formatted(key);
  }

  /** Whether an event's data are those of a meeting that they recorded. */
  static boolean isMeeting(String data) {
    return data.contains(" of client ");
  }

  /** From now on these command sides are there; without any, everybody waits. */
  void ask(List<HttpTestClient> commandSides) {
    servers = commandSides.stream().map(it -> it.within(ONE_ANSWER)).toList();
    asked = Instant.now();
  }

  /** Lets them begin. */
  void work() {
    mood = Mood.WORKING;
    IntStream.range(0, HOW_MANY)
        .forEach(n -> threads.add(Thread.ofPlatform().daemon().start(() -> record(n))));
  }

  /** Lets them end what they are at, which means that everybody has their answer. */
  void rest() {
    mood = Mood.FINISHING;
    awaitEnd();
  }

  /** Whoever has no answer by now does without. */
  @Override
  public void close() {
    mood = Mood.GONE;
    awaitEnd();
  }

  /** The keys of all requests that were answered, with the address of what was recorded. */
  Map<String, String> acknowledged() {
    return acknowledged;
  }

  /** Waits until that many more were acknowledged. */
  void awaitMore(int howMany) {
    int before = acknowledged.size();
    Instant end = Instant.now().plus(PATIENCE);
    while (acknowledged.size() < before + howMany) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("nothing is acknowledged any more; odd answers: " + surprises);
      }
      ChildProcess.pause(Duration.ofMillis(10));
    }
  }

  /** Answers that should not have been given. */
  Queue<String> surprises() {
    return surprises;
  }

  private void record(int client) {
    while (mood == Mood.WORKING) {
      String key = "meeting %d of client %d".formatted(meetings.incrementAndGet(), client);
      if (!untilAnswered(key)) {
        surprises.add(key + " was never answered");
      }
      ChildProcess.pause(BETWEEN_MEETINGS);
    }
  }

  /** Whether there was an answer before patience with the same command sides was at its end. */
  private boolean untilAnswered(String key) {
    Instant begin = Instant.now();
    for (int attempt = key.hashCode() & 0xff; mood != Mood.GONE; attempt++) {
      if (isAnswered(key, attempt)) {
        return true;
      }
      if (isOver(begin) && isOver(asked)) {
        return false;
      }
      ChildProcess.pause(Duration.ofMillis(20));
    }
    return true;
  }

  private static boolean isOver(Instant begin) {
    return Instant.now().isAfter(begin.plus(PATIENCE));
  }

  private boolean isAnswered(String key, int attempt) {
    List<HttpTestClient> now = servers;
    return !now.isEmpty() && isAnswered(now.get(attempt % now.size()), key);
  }

  private boolean isAnswered(HttpTestClient server, String key) {
    try {
      var answer = server.post("/api/countries/" + countryOf(key) + "/meetings", key, meeting(key));
      if (answer.statusCode() == 201) {
        acknowledged.put(key, answer.headers().firstValue("Location").orElseThrow());
      } else {
        ExpectedResponses.requireComeBackLater(answer, key, surprises);
      }
      return answer.statusCode() == 201;
    } catch (HttpTestClient.NoAnswer none) {
      return false;
    }
  }

  private void awaitEnd() {
    threads.forEach(RecordingClients::awaitEnd);
    threads.clear();
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
