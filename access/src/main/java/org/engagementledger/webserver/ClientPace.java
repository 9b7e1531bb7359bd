package org.engagementledger.webserver;

import java.util.concurrent.TimeUnit;

/**
 * How slow a client may be: so many seconds for a whole head, and for a body so many seconds and
 * one more for each so many bytes that came (as Apache's mod_reqtimeout counts it).
 *
 * @param headSeconds from the first byte of a request to the end of its head
 * @param bodySeconds that may be spent waiting for a body of which nothing comes
 * @param bytesPerSecond how many bytes of a body give a second more
 */
record ClientPace(int headSeconds, int bodySeconds, int bytesPerSecond) {
  /** What a bad line manages, and nobody who means to hold a connection has use for. */
  static final ClientPace USUAL = new ClientPace(15, 15, 500);

  /** Whether a head has been under way for too long. */
  boolean isHeadLate(long sinceNanos, long nowNanos) {
    return nowNanos - sinceNanos > TimeUnit.SECONDS.toNanos(headSeconds);
  }

  /** Whether more time was spent waiting for a body than what came of it allows. */
  boolean isBodyLate(long waitedNanos, long bytes) {
    return waitedNanos > TimeUnit.SECONDS.toNanos(bodySeconds + bytes / bytesPerSecond);
  }
}
