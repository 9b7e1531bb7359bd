package org.engagementledger.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * How a ledger is opened.
 *
 * @param origin names the ledger: the CloudEvents source of its entries
 * @param clock tells the time of recording
 * @param writer names this process in the commits it writes
 * @param patience how long an append waits for a definite answer
 * @param reply how long the server may take for one reply before it is asked again
 * @param meters takes what is timed and counted
 */
public record LedgerOptions(
    String origin,
    Clock clock,
    String writer,
    Duration patience,
    Duration reply,
    MeterRegistry meters) {
  /** Refuses an origin that is no URI reference. */
  public LedgerOptions {
    if (origin.isBlank()) {
      throw new IllegalArgumentException("A ledger needs an origin");
    }
    URI.create(origin);
  }

  /** The system's clock, a random writer's name, 30 seconds of patience, 10 for one reply. */
  public static LedgerOptions defaults() {
    return new LedgerOptions(
        "urn:engagement-ledger",
        Clock.systemUTC(),
        UUID.randomUUID().toString(),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        new CompositeMeterRegistry());
  }

  /** The same with another origin. */
  public LedgerOptions withOrigin(String other) {
    return new LedgerOptions(other, clock, writer, patience, reply, meters);
  }

  /** The same with another clock. */
  public LedgerOptions withClock(Clock other) {
    return new LedgerOptions(origin, other, writer, patience, reply, meters);
  }

  /** The same with another writer's name. */
  public LedgerOptions withWriter(String other) {
    return new LedgerOptions(origin, clock, other, patience, reply, meters);
  }

  /** The same with another patience and another time for one reply. */
  public LedgerOptions withPatience(Duration append, Duration oneReply) {
    return new LedgerOptions(origin, clock, writer, append, oneReply, meters);
  }

  /** The same, told to another registry; by default nobody is told. */
  public LedgerOptions withMeters(MeterRegistry other) {
    return new LedgerOptions(origin, clock, writer, patience, reply, other);
  }
}
