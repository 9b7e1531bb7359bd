package org.engagementledger.embedded.protocol;

import io.netty.channel.Channel;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of which nobody knows yet who opened them. There are so many at a time and no
 * more: another one closes the oldest, which has had the most time to say its name.
 */
public final class UnauthenticatedConnections {
  public static final int MOST = 256;

  private static final Logger LOG = LoggerFactory.getLogger(UnauthenticatedConnections.class);
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

  private final Set<Channel> oldestFirst = new LinkedHashSet<>();
  private long refused;
  private long nextReport = System.nanoTime();

  synchronized void add(Channel opened) {
    oldestFirst.add(opened);
    if (oldestFirst.size() > MOST) {
      Channel oldest = oldestFirst.iterator().next();
      oldestFirst.remove(oldest);
      var unused = oldest.close();
      report();
    }
  }

  /** To be called when it is known who opened it, and when it is closed. */
  synchronized void remove(Channel known) {
    oldestFirst.remove(known);
  }

  synchronized int size() {
    return oldestFirst.size();
  }

  /** Closes a connection that did not do what one has to, and says so once a minute at most. */
  void refuse(Channel stranger) {
    remove(stranger);
    var unused = stranger.close();
    report();
  }

  private synchronized void report() {
    refused++;
    long now = System.nanoTime();
    if (now - nextReport >= 0) {
      LOG.warn(
          "Connections to the embedded server did not sign in and were closed: {}. Another program"
              + " or user of this machine tries its port.",
          refused);
      refused = 0;
      nextReport = now + PAUSE;
    }
  }
}
