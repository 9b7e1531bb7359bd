package org.engagementledger.ledger;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands between driver and server and passes on whole messages of MongoDB's wire protocol, each of
 * which begins with its length. What happens to them, and how often, can be set at any time.
 */
public final class FaultyWire implements AutoCloseable {
  private static final int LENGTH = 4;
  private static final Duration LONGEST_DELAY = Duration.ofMillis(400);

  /** What can happen to a message. */
  public enum Fault {
    /** A request's connection is cut before the server has it, or a reply's when it has acted. */
    CUT,
    /** A reply never comes, and its connection stays open. */
    DROP,
    /** A reply comes late, and those behind it with it. */
    DELAY,
    /** A reply comes twice. */
    DUPLICATE;

    /** All of them. */
    public static final Set<Fault> ANY = Set.of(values());
  }

  private final int serverPort;
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Random random;
  private final AtomicInteger count = new AtomicInteger();
  private Optional<Trap> trap = Optional.empty();
  private volatile Weather weather = new Weather(Set.of(), 1);

  /** Which faults happen at present, to one message in so many. */
  private record Weather(Set<Fault> faults, int oneIn) {}

  private record Trap(Predicate<byte[]> request, Runnable then) {}

  /** A wire to a server on this machine; the seed says when something happens. */
  public FaultyWire(int serverPort, long seed) throws IOException {
    this.serverPort = serverPort;
    this.random = new Random(seed);
    Thread.ofVirtual().start(this::accept);
  }

  /** The port at which the server seems to be. */
  public int port() {
    return socket.getLocalPort();
  }

  /** From now on these faults happen, to one message in so many. */
  public void suffer(Set<Fault> faults, int oneIn) {
    weather = new Weather(faults.isEmpty() ? Set.of() : EnumSet.copyOf(faults), oneIn);
  }

  /** From now on nothing happens. */
  public void rest() {
    suffer(Set.of(), 1);
  }

  /** The next such request does not get through: this is done, and its connection is cut. */
  public synchronized void atNext(Predicate<byte[]> request, Runnable then) {
    trap = Optional.of(new Trap(request, then));
  }

  /** How many faults have happened. */
  public int faults() {
    return count.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket driver = socket.accept();
        Thread.ofVirtual().start(() -> connect(driver));
      }
    } catch (IOException e) {
      // Closed: no more connections.
    }
  }

  private void connect(Socket driver) {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      Thread.ofVirtual().start(() -> pump(server, driver, this::reply));
      pump(driver, server, this::request);
    } catch (IOException e) {
      closeQuietly(driver);
    }
  }

  private static void closeQuietly(Socket driver) {
    try (driver) {
      driver.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is gone already.
    }
  }

  private interface Passing {
    /** Passes a message on; false if the connection ends here. */
    boolean pass(byte[] message, OutputStream out) throws IOException;
  }

  private static void pump(Socket from, Socket to, Passing passing) {
    try (from;
        to) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
      while (passing.pass(message(in), to.getOutputStream())) {}
    } catch (IOException e) {
      // One of the two has gone, or the other direction was cut.
    }
  }

  private static byte[] message(DataInputStream in) throws IOException {
    byte[] length = in.readNBytes(LENGTH);
    if (length.length < LENGTH) {
      throw new IOException("The end");
    }
    int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] message = Arrays.copyOf(length, size);
    in.readFully(message, LENGTH, size - LENGTH);
    return message;
  }

  private boolean request(byte[] message, OutputStream out) throws IOException {
    Optional<Trap> sprung = sprung(message);
    sprung.ifPresent(it -> it.then().run());
    if (sprung.isPresent() || happening(EnumSet.of(Fault.CUT)).isPresent()) {
      return false;
    }
    out.write(message);
    return true;
  }

  private synchronized Optional<Trap> sprung(byte[] message) {
    Optional<Trap> sprung = trap.filter(it -> it.request().test(message));
    if (sprung.isPresent()) {
      trap = Optional.empty();
    }
    return sprung;
  }

  private boolean reply(byte[] message, OutputStream out) throws IOException {
    Optional<Fault> fault = happening(EnumSet.copyOf(Fault.ANY));
    if (fault.isEmpty()) {
      out.write(message);
      return true;
    }
    return switch (fault.get()) {
      case CUT -> false;
      case DROP -> true;
      case DELAY -> {
        pause(LONGEST_DELAY.toMillis());
        out.write(message);
        yield true;
      }
      case DUPLICATE -> {
        out.write(message);
        out.write(message);
        yield true;
      }
    };
  }

  private Optional<Fault> happening(Set<Fault> possible) {
    Weather now = weather;
    possible.retainAll(now.faults());
    synchronized (random) {
      if (possible.isEmpty() || random.nextInt(now.oneIn()) > 0) {
        return Optional.empty();
      }
      count.incrementAndGet();
      return possible.stream().skip(random.nextInt(possible.size())).findFirst();
    }
  }

  private void pause(long longest) throws IOException {
    try {
      long howLong;
      synchronized (random) {
        howLong = random.nextLong(longest);
      }
      Thread.sleep(howLong);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }
}
