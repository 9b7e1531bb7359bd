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
import org.engagementledger.ledger.FaultyWire;
import org.engagementledger.standalone.Child;
import org.engagementledger.standalone.Http;

/** The database, two command sides and two query sides as five processes. */
final class Apart implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("ready on port (\\d+)");

  private final Path data;
  private final List<Side> commandSides = new ArrayList<>();
  private final List<Side> querySides = new ArrayList<>();

  /** Known to all processes, as they outlive the server. */
  private final String credential = "the-test-" + hex() + ":" + hex();

  private final int port;
  private Child server;

  private Apart(Path folder, long seed) throws IOException {
    this.data = folder.resolve("data");
    this.server = server("0");
    this.port = Integer.parseInt(server.untilPrinted(PORT));
    for (int n = 1; n <= 2; n++) {
      FaultyWire one = wire(seed + n);
      FaultyWire other = wire(seed - n);
      commandSides.add(Side.command(one, uri(one.port()), folder.resolve("command-clock-" + n)));
      querySides.add(Side.query(other, uri(other.port()), folder.resolve("query-clock-" + n)));
    }
  }

  /** Starts all of them at once; returns when they answer. */
  static Apart start(Path folder, long seed) {
    try {
      Apart apart = new Apart(folder, seed);
      apart.sides().forEach(Side::awaitReady);
      return apart;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  List<Side> commandSides() {
    return commandSides;
  }

  List<Side> querySides() {
    return querySides;
  }

  Stream<Side> sides() {
    return Stream.concat(commandSides.stream(), querySides.stream());
  }

  Child server() {
    return server;
  }

  /** Starts the database again after it was killed, where everybody looks for it. */
  void startServer() {
    server = server(Integer.toString(port));
    server.untilPrinted(PORT);
  }

  Promises promises() {
    return new Promises(uri(port), https(commandSides), https(querySides));
  }

  static List<Http> https(List<Side> sides) {
    return sides.stream().map(Side::http).toList();
  }

  @Override
  public void close() {
    sides().forEach(Side::close);
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

  private Child server(String port) {
    return Child.start(
        "org.engagementledger.embedded.EmbeddedServerMain",
        Set.of(),
        Map.of("EMBEDDED_SERVER_CREDENTIAL", credential),
        "--data",
        data.toString(),
        "--port",
        port);
  }
}
