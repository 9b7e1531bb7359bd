package org.engagementledger.standalone.commandline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.standalone.ChildProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while it sends a backup: its end of the connection is just gone. */
class InterruptedBackupIT {
  private static final int EVENTS = 2_000;
  private static final Pattern BROKE_OFF =
      Pattern.compile("(The backup broke off after [\\d,]+ of 2,000 events)");

  private static byte[] backup = {};

  @TempDir Path folder;

  @BeforeAll
  static void record() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryServer server = new MemoryServer();
        Ledger ledger = Ledger.open(server.database(), LedgerOptions.defaults())) {
      for (int from = 0; from < EVENTS; from += 200) {
        ledger.append(IntStream.range(from, from + 200).mapToObj(n -> event(n)).toList());
      }
      ledger.backup(out);
    }
    backup = out.toByteArray();
  }

  private static ProposedEvent event(int n) {
    return new ProposedEvent("id-" + n, "a-type", "KZ", n, Map.of(), "{\"n\":%d}".formatted(n));
  }

  @Test
  void isCalledThatAndLeavesNoFile() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> sendHalfTo(server));
      ChildProcess command =
          ChildProcess.start(
              LedgerCommand.class.getName(),
              Set.of(),
              Map.of("LEDGER_PASSWORD", "any"),
              "backup",
              folder.resolve("broken.gz").toString(),
              "--server",
              "http://127.0.0.1:" + server.getLocalPort(),
              "--user",
              "admin");

      assertThat(command.untilPrinted(BROKE_OFF)).isNotEmpty();
      while (command.isAlive()) {
        ChildProcess.pause(Duration.ofMillis(20));
      }
      assertThat(command.output()).doesNotContain("damaged", "\tat ");
      assertThat(folder).isEmptyDirectory();
    }
  }

  private static void sendHalfTo(ServerSocket server) {
    try (Socket client = server.accept()) {
      OutputStream out = client.getOutputStream();
      int half = backup.length / 2;
      String head =
          "HTTP/1.1 200 OK\r\nContent-Type: application/gzip\r\nTransfer-Encoding: chunked\r\n\r\n";
      out.write((head + HexFormat.of().toHexDigits(backup.length) + "\r\n").getBytes(US_ASCII));
      out.write(backup, 0, half);
      out.flush();
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }
}
