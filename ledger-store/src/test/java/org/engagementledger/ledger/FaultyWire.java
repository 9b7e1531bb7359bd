package org.engagementledger.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between driver and server. While it is faulty it cuts some connections when a request
 * comes in, and some after the server has acted on it but before its reply goes out; other replies
 * it swallows without a word.
 */
final class FaultyWire implements AutoCloseable {
  private enum Fault {
    NONE,
    CUT,
    SWALLOW
  }

  private final int serverPort;
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Random random;
  private final int oneIn;
  private final AtomicInteger faults = new AtomicInteger();
  private volatile boolean faulty;

  /**
   * A wire to a server.
   *
   * @param oneIn a fault happens to one message in so many
   */
  FaultyWire(int serverPort, long seed, int oneIn) throws IOException {
    this.serverPort = serverPort;
    this.random = new Random(seed);
    this.oneIn = oneIn;
    Thread.ofVirtual().start(this::accept);
  }

  String uri() {
    return "mongodb://127.0.0.1:"
        + socket.getLocalPort()
        + "/?heartbeatFrequencyMS=500&connectTimeoutMS=300";
  }

  void beFaulty(boolean now) {
    faulty = now;
  }

  int faults() {
    return faults.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket driver = socket.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        Thread.ofVirtual().start(() -> pump(driver, server));
        Thread.ofVirtual().start(() -> pump(server, driver));
      }
    } catch (IOException e) {
      // Closed: no more connections.
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      forward(from.getInputStream(), to.getOutputStream());
    } catch (IOException e) {
      // The other direction was cut.
    }
  }

  private void forward(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    Fault fault = Fault.NONE;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      fault = fault == Fault.SWALLOW ? fault : next();
      if (fault == Fault.CUT) {
        return;
      }
      if (fault == Fault.NONE) {
        out.write(buffer, 0, read);
      }
    }
  }

  private Fault next() {
    if (!faulty) {
      return Fault.NONE;
    }
    synchronized (random) {
      if (random.nextInt(oneIn) > 0) {
        return Fault.NONE;
      }
      faults.incrementAndGet();
      return random.nextInt(4) == 0 ? Fault.SWALLOW : Fault.CUT;
    }
  }
}
