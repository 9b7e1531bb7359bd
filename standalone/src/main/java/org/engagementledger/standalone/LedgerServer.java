package org.engagementledger.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole product, running in this process. */
public final class LedgerServer implements AutoCloseable {
  /** The database that is used where an address names none. */
  public static final String DATABASE = "engagement_ledger";

  private static final Logger LOG = LoggerFactory.getLogger(LedgerServer.class);

  private final Optional<EmbeddedServer> server;
  private final ConfigurableApplicationContext application;
  private final URI address;
  private final LoopbackPortGuard otherLoopback;

  private LedgerServer(
      Optional<EmbeddedServer> server,
      ConfigurableApplicationContext application,
      URI address,
      LoopbackPortGuard otherLoopback) {
    this.server = server;
    this.application = application;
    this.address = address;
    this.otherLoopback = otherLoopback;
  }

  /**
   * Starts the product and returns once it answers.
   *
   * @param actor who may act without an account, within this process
   * @throws StartupFailed if it cannot listen or cannot reach its database
   * @throws org.engagementledger.embedded.files.DataFolderProblem if the data folder cannot be used
   */
  public static LedgerServer start(ServerSettings settings, LocalActor actor) {
    requireFree(settings);
    Optional<EmbeddedServer> server =
        settings.mongodb().isPresent()
            ? Optional.empty()
            : Optional.of(EmbeddedServer.open(settings.data(), 0));
    try {
      return start(settings, actor, server);
    } catch (RuntimeException | Error failed) {
      server.ifPresent(EmbeddedServer::close);
      throw failed;
    }
  }

  private static LedgerServer start(
      ServerSettings settings, LocalActor actor, Optional<EmbeddedServer> server) {
    String database = settings.mongodb().orElseGet(() -> server.orElseThrow().connectionString());
    ConfigurableApplicationContext application = application(settings, database, actor);
    if (server.isPresent()) {
      LogFailureListener.install();
    }
    try {
      URI address = address(settings, port(application));
      LoopbackPortGuard other = LoopbackPortGuard.of(settings.address(), address.getPort());
      server.ifPresent(it -> it.announce(address));
      server.ifPresent(it -> it.passedOver().forEach(LedgerServer::logPassedOver));
      server
          .map(EmbeddedServer::mended)
          .filter(it -> !it.isEmpty())
          .ifPresent(LedgerServer::logMended);
      return new LedgerServer(server, application, address, other);
    } catch (RuntimeException | Error failed) {
      application.close();
      throw failed;
    }
  }

  private static ConfigurableApplicationContext application(
      ServerSettings settings, String database, LocalActor actor) {
    SpringApplication spring = new SpringApplication(LedgerApplication.class);
    spring.setRegisterShutdownHook(false);
    spring.addInitializers(it -> it.getBeanFactory().registerSingleton("localActor", actor));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--spring.mongodb.uri=" + database,
                "--server.address=" + settings.bind(),
                "--server.port=" + settings.port()));
    if (settings.acceptsClock()) {
      arguments.add("--ledger.accept-clock=true");
    }
    if (settings.mongodb().isEmpty()) {
      // One process at a time holds a data folder, so whoever was here before is gone.
      arguments.add("--ledger.node=holder of the data folder");
      arguments.add("--ledger.search.index=" + ServerSettings.index(settings.data()));
      arguments.add("--logging.config=classpath:log-to-file.xml");
      arguments.add("--logging.file.path=" + settings.data());
      arguments.add("--logging.file.name=" + settings.data().resolve("ledger.log"));
    }
    return spring.run(arguments.toArray(String[]::new));
  }

  /** Once there is a log: the folder was opened before. */
  private static void logPassedOver(String sentence) {
    LOG.warn("{}.", sentence);
  }

  private static void logMended(List<String> names) {
    LOG.warn(
        "Other users of this machine could read or write these of the data folder, and no longer"
            + " can: {}",
        String.join(", ", names));
  }

  /** Asked before everything is started, so that the answer comes at once and is a sentence. */
  private static void requireFree(ServerSettings settings) {
    InetAddress address = settings.address();
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, settings.port()));
    } catch (IOException taken) {
      throw new StartupFailed(
          "Port %d on %s is not free. Name another with --port."
              .formatted(settings.port(), settings.bind()),
          taken);
    }
    if (settings.port() != 0) {
      LoopbackPortGuard.of(address, settings.port()).close();
    }
  }

  private static int port(ConfigurableApplicationContext application) {
    return Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
        .getPort();
  }

  private static URI address(ServerSettings settings, int port) {
    InetAddress bound = settings.address();
    String host = bound.isAnyLocalAddress() ? "localhost" : bound.getHostAddress();
    return URI.create("http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port));
  }

  /** Where the product is to be reached. */
  public URI address() {
    return address;
  }

  /** One of the parts of which it consists. */
  public <T> T part(String name, Class<T> type) {
    return application.getBean(name, type);
  }

  /** The ledger that it keeps. */
  public Ledger ledger() {
    return application.getBean(Ledger.class);
  }

  /** The accounts that can sign in. */
  public Accounts accounts() {
    return application.getBean(Accounts.class);
  }

  /** What it consists of. */
  ConfigurableApplicationContext application() {
    return application;
  }

  /** Answers what it has begun, then gives the data folder free. */
  @Override
  public void close() {
    application.close();
    otherLoopback.close();
    server.ifPresent(EmbeddedServer::close);
  }
}
