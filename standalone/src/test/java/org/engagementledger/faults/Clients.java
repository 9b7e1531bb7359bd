package org.engagementledger.standalone;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Sixteen people who record meetings one after the other, half of them on one country. Whoever gets
 * no answer asks again under the same key until there is one.
 */
final class Clients implements AutoCloseable {
  static final String BUSY = "KZ";
  static final List<String> OTHERS = List.of("NO", "AR", "ES", "GH", "NG", "CA", "FR", "DE");

  private static final int HOW_MANY = 16;

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile Optional<Http> server = Optional.empty();

  /** Lets them begin; without a server they wait for one. */
  void begin() {
    IntStream.range(0, HOW_MANY)
        .forEach(n -> threads.add(Thread.ofPlatform().start(() -> record(n))));
  }

  /** From now on the server is there. */
  void send(URI address, String account, String password) {
    server = Optional.of(Http.as(address, account, password));
  }

  /** From now on there is no server. */
  void hold() {
    server = Optional.empty();
  }

  /** The keys of all requests that were answered, with what was recorded for them. */
  Map<String, String> acknowledged() {
    return acknowledged;
  }

  /** Answers that should not have been given. */
  Queue<String> surprises() {
    return surprises;
  }

  private void record(int client) {
    String country = client % 2 == 0 ? BUSY : OTHERS.get(client / 2);
    for (int number = 1; !stopped.get(); number++) {
      untilAnswered(country, "client %d, meeting %d".formatted(client, number));
    }
  }

  private void untilAnswered(String country, String key) {
    while (!stopped.get() && !isAnswered(country, key)) {
      Child.pause(Duration.ofMillis(20));
    }
  }

  private boolean isAnswered(String country, String key) {
    return server.filter(now -> isAnswered(now, country, key)).isPresent();
  }

  private boolean isAnswered(Http now, String country, String key) {
    String meeting = "{\"date\":\"2026-01\",\"text\":\"%s\"}".formatted(key);
    try {
      var answer = now.post("/api/countries/" + country + "/meetings", key, meeting);
      if (answer.statusCode() == 201) {
        acknowledged.put(key, answer.headers().firstValue("Location").orElseThrow());
      } else if (answer.statusCode() != 503) {
        surprises.add(key + ": " + answer.statusCode() + " " + Http.text(answer));
      }
      return answer.statusCode() == 201;
    } catch (Http.NoAnswer killed) {
      return false;
    }
  }

  /** Lets them finish what they are at. */
  @Override
  public void close() {
    stopped.set(true);
    threads.forEach(Clients::awaitEnd);
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
