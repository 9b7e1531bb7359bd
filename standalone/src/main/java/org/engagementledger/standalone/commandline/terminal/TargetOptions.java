package org.engagementledger.standalone.commandline.terminal;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.embedded.RunningServer;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.LedgerServer;
import org.engagementledger.standalone.LocalActor;
import org.engagementledger.standalone.ServerSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The options that say which ledger a command is about: a data folder, or a running server. */
public final class TargetOptions {
  private static final String PASSWORD = "LEDGER_PASSWORD";
  private static final Set<String> WEB = Set.of("http", "https");

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec command;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private DataFolderOption data;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = {
        "Ask a running server, such as http://localhost:8080, instead of opening the data folder."
      })
  private @Nullable URI server;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = {
        "The account to sign in with at the server. Its password comes from the environment",
        "variable " + PASSWORD + ", or is asked for."
      })
  private @Nullable String user;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ClockOptions clock;

  /** A ledger that answers, and the position that answers must include. */
  public record TargetLedger(LedgerClient client, long position) {
    /** A path that waits until what is recorded now is in the answer. */
    public String upToDate(String path) {
      String mark = path.contains("?") ? "&" : "?";
      return position == 0 ? path : path + mark + "atLeast=" + position;
    }
  }

  /** Does something with a ledger, which is made where there is none; gives what that gives. */
  public int withMade(ToIntFunction<TargetLedger> work) {
    if (server == null) {
      return withFolder(work);
    }
    requireAddress(server);
    try (LedgerClient client = LedgerClient.of(server, account(), password())) {
      return work.applyAsInt(new TargetLedger(client, 0));
    }
  }

  /** Whether a running server is to be asked. */
  public boolean isServer() {
    return server != null;
  }

  /** The data folder that is meant if no server is. */
  public DataFolderOption data() {
    return data;
  }

  private static void requireAddress(URI server) {
    if (server.getHost() == null || !WEB.contains(server.getScheme())) {
      throw new CommandLineError(
          "'%s' is no address of a server, such as http://localhost:8080".formatted(server));
    }
  }

  /**
   * Does something with a ledger that is there. Who misspells a folder would else get the backup of
   * a new and empty ledger.
   */
  public int with(ToIntFunction<TargetLedger> work) {
    if (server == null) {
      requireNobodyOn(data.path);
      data.requireLedger();
    }
    return withMade(work);
  }

  /** The account that signs in at a server; empty where a data folder is opened. */
  public Optional<String> signedIn() {
    return server == null ? Optional.empty() : Optional.ofNullable(user);
  }

  /** Whether a data folder is opened. */
  public boolean isFolder() {
    return server == null;
  }

  /** Asks it one thing, up to date, and does something with the answer. */
  public int ask(String path, String mediaType, Consumer<HttpResponse<byte[]>> then) {
    return with(
        ledger -> {
          then.accept(ledger.client().get(ledger.upToDate(path), mediaType));
          return 0;
        });
  }

  /** Asks for a list with all its pages, and does something with the whole. */
  public int askWhole(String path, Consumer<JsonNode> then) {
    return with(
        ledger -> {
          then.accept(ledger.client().whole(ledger.upToDate(path)));
          return 0;
        });
  }

  private int withFolder(ToIntFunction<TargetLedger> work) {
    requireNobodyOn(data.path);
    LocalActor actor = LocalActor.ofThisSystem();
    ServerSettings settings = ServerSettings.on(data.path).acceptingClock(clock.accepted);
    try (LedgerServer product = LedgerServer.start(settings, actor);
        LedgerClient client = LedgerClient.of(product, actor)) {
      product.ledger().quietTime().ifPresent(command.commandLine().getErr()::println);
      return work.applyAsInt(new TargetLedger(client, product.ledger().head().position()));
    }
  }

  /** Says who runs on a data folder before anything tries to open it. */
  public static void requireNobodyOn(Path data) {
    if (Files.isDirectory(data)) {
      EmbeddedServer.runningOn(data).ifPresent(holder -> refuse(data, holder));
    }
  }

  private static void refuse(Path data, RunningServer holder) {
    String advice =
        holder
            .product()
            .map(it -> "Ask that server instead: --server %s --user NAME".formatted(it))
            .orElse("Wait until it has ended, or name another folder with --data.");
    throw new CommandLineError(
        "%s is in use by process %d. %s".formatted(data, holder.process(), advice));
  }

  private String account() {
    return Optional.ofNullable(user)
        .orElseThrow(() -> new CommandLineError("With --server, name an account with --user."));
  }

  private static String password() {
    String given = System.getenv(PASSWORD);
    if (given != null) {
      return given;
    }
    return Terminal.askForPassword()
        .orElseThrow(
            () ->
                new CommandLineError(
                    "There is no terminal to ask for the password; set " + PASSWORD + " instead."));
  }
}
