package org.engagementledger.axon;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Notices which processes have died. Everyone who lives counts up a number of its own in the
 * database; whose number stands still for too long has died. How long that is each one measures by
 * itself, from when it first saw the number, so no clock is compared with another.
 */
public final class HeartbeatMonitor {
  private final long silence;
  private final LongSupplier nanos;
  private final Map<String, Beat> heard = new ConcurrentHashMap<>();

  private record Beat(long number, long since) {
    Beat then(Beat later) {
      return number == later.number ? this : later;
    }
  }

  /** Takes for dead whose number stands still for longer than that. */
  public HeartbeatMonitor(Duration silence) {
    this(silence, System::nanoTime);
  }

  HeartbeatMonitor(Duration silence, LongSupplier nanos) {
    this.silence = silence.toNanos();
    this.nanos = nanos;
  }

  /** Whether somebody, whose number is that at present, has been silent for too long. */
  public boolean isSilent(String who, long number) {
    long now = nanos.getAsLong();
    Beat beat = heard.merge(who, new Beat(number, now), Beat::then);
    return now - beat.since() > silence;
  }

  /** Somebody has left, or no longer matters. */
  public void forget(String who) {
    heard.remove(who);
  }
}
