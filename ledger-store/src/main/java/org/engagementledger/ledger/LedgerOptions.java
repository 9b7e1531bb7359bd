package org.engagementledger.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * How a ledger is opened.
 *
 * @param origin names the ledger: the CloudEvents source of its entries
 * @param clock tells the time of recording
 * @param uptime the nanoseconds that pass, by which it is noticed that somebody sets the clock
 * @param acceptsClock whether a clock behind the last event is good enough to record by
 * @param writer names this process in the commits it writes
 * @param patience how long an append waits for a definite answer
 * @param reply how long the server may take for one reply before it is asked again
 * @param meters takes what is timed and counted
 */
public record LedgerOptions(
    String origin,
    Clock clock,
    LongSupplier uptime,
    boolean acceptsClock,
    String writer,
    Duration patience,
    Duration reply,
    MeterRegistry meters) {
  private static final long NANOS_IN_A_MILLISECOND = 1_000_000;

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
        SystemUptime::nanos,
        false,
        UUID.randomUUID().toString(),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        new CompositeMeterRegistry());
  }

  /** The same with another origin. */
  public LedgerOptions withOrigin(String other) {
    return new LedgerOptions(other, clock, uptime, acceptsClock, writer, patience, reply, meters);
  }

  /** The same with another clock, by which the time passes as well: nobody sets it. */
  public LedgerOptions withClock(Clock other) {
    return withClock(other, () -> other.millis() * NANOS_IN_A_MILLISECOND);
  }

  /** The same with another clock, and the nanoseconds that pass whatever it says. */
  public LedgerOptions withClock(Clock other, LongSupplier passing) {
    return new LedgerOptions(origin, other, passing, acceptsClock, writer, patience, reply, meters);
  }

  /** The same, and whether a clock behind the last event is good enough to record by. */
  public LedgerOptions acceptingClock(boolean accepts) {
    return new LedgerOptions(origin, clock, uptime, accepts, writer, patience, reply, meters);
  }

  /** The same with another writer's name. */
  public LedgerOptions withWriter(String other) {
    return new LedgerOptions(origin, clock, uptime, acceptsClock, other, patience, reply, meters);
  }

  /** The same with another patience and another time for one reply. */
  public LedgerOptions withPatience(Duration append, Duration oneReply) {
    return new LedgerOptions(origin, clock, uptime, acceptsClock, writer, append, oneReply, meters);
  }

  /** The same, told to another registry; by default nobody is told. */
  public LedgerOptions withMeters(MeterRegistry other) {
    return new LedgerOptions(origin, clock, uptime, acceptsClock, writer, patience, reply, other);
  }
}
