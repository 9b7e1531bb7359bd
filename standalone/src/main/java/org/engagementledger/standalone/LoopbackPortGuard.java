package org.engagementledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the port of the product on the loopback address where it does not listen: {@code [::1]} for
 * {@code 127.0.0.1}, and the other way round. Browsers and curl try both for {@code localhost},
 * {@code [::1]} first, so whoever listened there would get the passwords that are meant for the
 * product. Nothing listens on the port as long as it is held; it is refused, and the other address
 * is tried.
 */
final class LoopbackPortGuard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopbackPortGuard.class);
  private static final byte[] IPV4 = {127, 0, 0, 1};
  private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private final Optional<SocketChannel> held;

  private LoopbackPortGuard(Optional<SocketChannel> held) {
    this.held = held;
  }

  /**
   * Holds a port beside an address that the product listens on; holds nothing if that is not one of
   * the two, or the other is not there.
   *
   * @throws StartupFailed if another program has it
   */
  static LoopbackPortGuard of(InetAddress bound, int port) {
    try {
      InetAddress mine = InetAddress.getByAddress(bound instanceof Inet4Address ? IPV4 : IPV6);
      InetAddress other = InetAddress.getByAddress(bound instanceof Inet4Address ? IPV6 : IPV4);
      return new LoopbackPortGuard(
          bound.equals(mine) ? held(new InetSocketAddress(other, port)) : Optional.empty());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Bound, and never connected; without the option by which others could bind it as well. */
  private static Optional<SocketChannel> held(InetSocketAddress address) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.bind(address);
      return Optional.of(channel);
    } catch (IOException | UnsupportedOperationException notBound) {
      channel.close();
      if (isTaken(notBound)) {
        throw new StartupFailed(
            ("Port %d of %s belongs to another program, which would get what people send to"
                    + " localhost. Name another port with --port.")
                .formatted(address.getPort(), address.getAddress().getHostAddress()),
            notBound);
      }
      LOG.info("There is no {} to hold: {}", address, notBound.toString());
      return Optional.empty();
    }
  }

  /** The machine may also have no such address. */
  private static boolean isTaken(Exception notBound) {
    return notBound instanceof BindException
        && String.valueOf(notBound.getMessage()).contains("in use");
  }

  @Override
  public void close() {
    held.ifPresent(
        it -> {
          try {
            it.close();
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        });
  }
}
