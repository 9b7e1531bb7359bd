package org.engagementledger.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.axon.EventCodec;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A query side that runs on a server of its own, with an account for each role. */
public final class QuerySideServer implements AutoCloseable {
  private final Path folder;
  private final EmbeddedServer server;
  private final Optional<Clock> clock;
  private ConfigurableApplicationContext application;

  /** Starts both. */
  public QuerySideServer() {
    this(Optional.empty());
  }

  /** The same where that clock says which day it is. */
  public QuerySideServer(Clock clock) {
    this(Optional.of(clock));
  }

  private QuerySideServer(Optional<Clock> clock) {
    this.clock = clock;
    try {
      this.folder = Files.createTempDirectory("query-side");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.server = EmbeddedServer.open(folder, 0);
    this.application = start();
    for (Role role : Role.values()) {
      var unused =
          bean(Accounts.class)
              .create(role.name().toLowerCase(Locale.ROOT), TestHttpReader.PASSWORD, role);
    }
  }

  /** A further query side on a server, with a search index that it makes for itself alone. */
  public static ConfigurableApplicationContext start(String mongo, String port) {
    return start(mongo, port, "");
  }

  /** The same, with its search index in a folder. */
  public static ConfigurableApplicationContext start(String mongo, String port, Object index) {
    return start(new SpringApplication(QuerySide.class), mongo, port, index);
  }

  private ConfigurableApplicationContext start() {
    SpringApplication querySide = new SpringApplication(QuerySide.class);
    clock.ifPresent(it -> querySide.addInitializers(told(it)));
    return start(querySide, server.connectionString(), "0", index());
  }

  private static ApplicationContextInitializer<GenericApplicationContext> told(Clock clock) {
    return context ->
        context.registerBean("told", Clock.class, () -> clock, it -> it.setPrimary(true));
  }

  private static ConfigurableApplicationContext start(
      SpringApplication querySide, String mongo, String port, Object index) {
    return querySide.run(
        "--spring.mongodb.uri=" + mongo,
        "--server.port=" + port,
        "--ledger.search.index=" + index,
        "--ledger.segments=2");
  }

  /** Ends the query side and starts another on the same server. */
  public void restart() {
    restart(() -> {});
  }

  /** The same, after something has happened meanwhile. */
  public void restart(Runnable meanwhile) {
    application.close();
    meanwhile.run();
    application = start();
  }

  /** Where its search index is. */
  public Path index() {
    return folder.resolve("search");
  }

  /** The address of the server. */
  public String mongo() {
    return server.connectionString();
  }

  /** A part of the application. */
  public <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  /** The part of the application with that name. */
  public <T> T bean(String name, Class<T> type) {
    return application.getBean(name, type);
  }

  /** Records into its ledger. */
  public TestEventAppender pen() {
    return new TestEventAppender(bean(Ledger.class), bean(EventCodec.class));
  }

  /** Someone with that role. */
  public TestHttpReader as(Role role) {
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    return new TestHttpReader(Integer.parseInt(port), role.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    application.close();
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
