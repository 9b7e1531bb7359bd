package org.engagementledger.webserver;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 for clients that keep up a pace. If there are more connections than are good, those that
 * have waited longest for their client are closed: one who asks is answered, however many say
 * nothing, and from however many addresses.
 */
public final class PacedProtocol extends Http11NioProtocol {
  /** Up to so many connections may wait for their clients; each takes about 100 KB at most. */
  static final int WAITING = 500;

  private static final int LOOK_MILLIS = 100;

  private final Map<SocketWrapperBase<NioChannel>, Long> seen = new HashMap<>();
  private ClientPace pace = ClientPace.USUAL;
  private volatile boolean isRunning;

  /** Sets how slow clients may be; before the start. */
  void keepPace(ClientPace other) {
    pace = other;
  }

  @Override
  protected Processor createProcessor() {
    return new PacedProcessor(this, getAdapter(), pace);
  }

  @Override
  public void start() throws Exception {
    super.start();
    isRunning = true;
    Thread.ofPlatform().name("connections").daemon().start(this::look);
  }

  @Override
  public void stop() throws Exception {
    isRunning = false;
    super.stop();
  }

  private void look() {
    try {
      while (isRunning) {
        Thread.sleep(LOOK_MILLIS);
        Set<SocketWrapperBase<NioChannel>> connections = getEndpoint().getConnections();
        closeLongest(connections);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was not there at the last look may only just be about to ask. */
  private void closeLongest(Set<SocketWrapperBase<NioChannel>> connections) {
    seen.keySet().retainAll(connections);
    if (connections.size() > WAITING) {
      List<SocketWrapperBase<NioChannel>> waiting =
          connections.stream().filter(PacedProtocol::isWaiting).toList();
      waiting.stream()
          .filter(seen::containsKey)
          .sorted(Comparator.comparing(seen::get))
          .limit(Math.max(0, waiting.size() - WAITING))
          .forEach(PacedProtocol::giveUp);
    }
    long now = System.nanoTime();
    connections.forEach(it -> seen.putIfAbsent(it, now));
  }

  /** For its client: to ask, to ask again, or to send more of a body. */
  private static boolean isWaiting(SocketWrapperBase<NioChannel> connection) {
    return connection.getCurrentProcessor() instanceof PacedProcessor it
        ? it.isWaiting() || !connection.getLock().isLocked() && !it.isAsync()
        : !connection.getLock().isLocked();
  }

  /** A connection that is being served is not closed from here: its own thread gives it up. */
  private static void giveUp(SocketWrapperBase<NioChannel> connection) {
    ReentrantLock serving = connection.getLock();
    if (serving.tryLock()) {
      try {
        if (!(connection.getCurrentProcessor() instanceof PacedProcessor it && it.isAsync())) {
          connection.close();
        }
      } finally {
        serving.unlock();
      }
    } else if (connection.getCurrentProcessor() instanceof PacedProcessor it) {
      it.giveUp();
    }
  }
}
