package org.engagementledger.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.ledger.fixtures.FaultyWire;
import org.engagementledger.standalone.ChildProcess;
import org.engagementledger.standalone.HttpTestClient;

/** The database, two command sides and two query sides as five processes. */
final class SeparateProcesses implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("ready on port (\\d+)");

  private final Path data;
  private final List<SideProcess> commandSides = new ArrayList<>();
  private final List<SideProcess> querySides = new ArrayList<>();

  /** Known to all processes, as they outlive the server. */
  private final String credential = "the-test-" + hex() + ":" + hex();

  private final int port;
  private ChildProcess server;

  private SeparateProcesses(Path folder, long seed) throws IOException {
    this.data = folder.resolve("data");
    this.server = server("0");
    this.port = Integer.parseInt(server.untilPrinted(PORT));
    for (int n = 1; n <= 2; n++) {
      FaultyWire one = wire(seed + n);
      FaultyWire other = wire(seed - n);
      commandSides.add(
          SideProcess.command(one, uri(one.port()), folder.resolve("command-clock-" + n)));
      querySides.add(
          SideProcess.query(other, uri(other.port()), folder.resolve("query-clock-" + n)));
    }
  }

  /** Starts all of them at once; returns when they answer. */
  static SeparateProcesses start(Path folder, long seed) {
    try {
      SeparateProcesses apart = new SeparateProcesses(folder, seed);
      apart.sides().forEach(SideProcess::awaitReady);
      return apart;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  List<SideProcess> commandSides() {
    return commandSides;
  }

  List<SideProcess> querySides() {
    return querySides;
  }

  Stream<SideProcess> sides() {
    return Stream.concat(commandSides.stream(), querySides.stream());
  }

  ChildProcess server() {
    return server;
  }

  /** Starts the database again after it was killed, where everybody looks for it. */
  void startServer() {
    server = server(Integer.toString(port));
    server.untilPrinted(PORT);
  }

  LedgerInvariants promises() {
    return new LedgerInvariants(uri(port), https(commandSides), https(querySides));
  }

  static List<HttpTestClient> https(List<SideProcess> sides) {
    return sides.stream().map(SideProcess::http).toList();
  }

  @Override
  public void close() {
    sides().forEach(SideProcess::close);
    server.kill();
  }

  private FaultyWire wire(long seed) throws IOException {
    return new FaultyWire(port, seed);
  }

  private static String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private String uri(int at) {
    return "mongodb://%s@127.0.0.1:%d/?authSource=admin&authMechanism=SCRAM-SHA-256&appName=%s"
        .formatted(credential, at, credential.replaceAll(":.*", ""));
  }

  private ChildProcess server(String port) {
    return ChildProcess.start(
        "org.engagementledger.embedded.EmbeddedServerMain",
        Set.of(),
        Map.of("EMBEDDED_SERVER_CREDENTIAL", credential),
        "--data",
        data.toString(),
        "--port",
        port);
  }
}
