package org.engagementledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackPortGuardTest {
  @ParameterizedTest
  @CsvSource({"127.0.0.1, ::1", "::1, 127.0.0.1"})
  void nobodyElseListensWhereLocalhostLeadsToo(String mine, String other) throws IOException {
    int port = freePort(mine, other);
    try (LoopbackPortGuard held = LoopbackPortGuard.of(address(mine), port)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> listen(other, port).close()).isInstanceOf(BindException.class);
      assertThatThrownBy(() -> new Socket(other, port).close())
          .as("refused at once, so that the other address is tried")
          .isInstanceOf(ConnectException.class);
      listen(mine, port).close();
    }
    listen(other, port).close();
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, ::1", "::1, 127.0.0.1"})
  void whoListensThereAlreadyIsTold(String mine, String other) throws IOException {
    var unused = freePort(mine, other);
    try (ServerSocket theirs = listen(other, 0)) {
      assertThatThrownBy(() -> LoopbackPortGuard.of(address(mine), theirs.getLocalPort()))
          .isInstanceOf(StartupFailed.class)
          .hasMessageContaining("Port " + theirs.getLocalPort())
          .hasMessageContaining("belongs to another program")
          .hasMessageContaining("--port");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "127.0.0.2"})
  void whatIsNotLocalhostHoldsNothing(String bound) throws IOException {
    int port = freePort("127.0.0.1", "::1");
    try (LoopbackPortGuard held = LoopbackPortGuard.of(address(bound), port)) {
      assertThat(held).isNotNull();
      listen("::1", port).close();
      listen("127.0.0.1", port).close();
    }
  }

  /** As a server of another user does it, with the option to take over a port. */
  private static ServerSocket listen(String address, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(address(address), port));
    return socket;
  }

  private static int freePort(String... addresses) throws IOException {
    int port = 0;
    for (String it : addresses) {
      try (ServerSocket socket = listen(it, 0)) {
        port = socket.getLocalPort();
      } catch (SocketException missing) {
        String why = "NOT RUN: this machine has no " + it;
        System.out.println(why);
        Assumptions.assumeTrue(false, why);
      }
    }
    return port;
  }

  private static InetAddress address(String literal) throws IOException {
    return InetAddress.getByName(literal);
  }
}
