package org.engagementledger.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.ledger.FaultyWire;
import org.engagementledger.standalone.Child;
import org.engagementledger.standalone.Http;

/** The database, two command sides and two query sides as five processes. */
final class Apart implements AutoCloseable {
  private static final Pattern CONNECTION = Pattern.compile("(mongodb://\\S+)");

  private final Path data;
  private final List<Side> commandSides = new ArrayList<>();
  private final List<Side> querySides = new ArrayList<>();
  private final URI database;
  private Child server;

  private Apart(Path folder, long seed) throws IOException {
    this.data = folder.resolve("data");
    this.server = server("0");
    this.database = URI.create(server.untilPrinted(CONNECTION));
    for (int n = 1; n <= 2; n++) {
      commandSides.add(Side.command(wire(seed + n), folder.resolve("command-clock-" + n)));
      querySides.add(Side.query(wire(seed - n), folder.resolve("query-clock-" + n)));
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
    server = server(Integer.toString(database.getPort()));
    server.untilPrinted(CONNECTION);
  }

  Promises promises() {
    return new Promises(database.toString(), https(commandSides), https(querySides));
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
    return new FaultyWire(database.getPort(), seed);
  }

  private Child server(String port) {
    return Child.start(
        "org.engagementledger.embedded.EmbeddedServerMain",
        "--data",
        data.toString(),
        "--port",
        port);
  }
}
