package org.engagementledger.standalone.commandline;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.engagementledger.standalone.DemoAccounts;
import org.engagementledger.standalone.LedgerServer;
import org.engagementledger.standalone.LocalActor;
import org.engagementledger.standalone.ServerSettings;
import org.engagementledger.standalone.commandline.terminal.ClockOptions;
import org.engagementledger.standalone.commandline.terminal.DataFolderOption;
import org.engagementledger.standalone.commandline.terminal.MongoServerOption;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything for real work. */
@Command(
    name = "serve",
    description = {
      "Start the whole product, without samples.",
      "At the very first start it makes the account of the administrator and prints its password,"
          + " once; it has to be changed at the first sign-in. ledger accounts adds the others. It"
          + " runs until it is told to end."
    })
final class ServeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private DataFolderOption data;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private MongoServerOption mongodb;

  @Option(
      names = "--port",
      description = "The port to listen on; 0 for any that is free. Default: ${DEFAULT-VALUE}",
      defaultValue = "8080")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = {
        "The address to listen on; 0.0.0.0 lets other machines in. Default: ${DEFAULT-VALUE}"
      },
      defaultValue = "127.0.0.1")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String bind;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ClockOptions clock;

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<String> server = Optional.ofNullable(mongodb.uri());
    if (server.isEmpty()) {
      TargetOptions.requireNobodyOn(data.path);
    }
    ServerSettings settings = new ServerSettings(data.path, server, bind, port, clock.accepted);
    return ShutdownLatch.untilStopped(
        LedgerServer.start(settings, LocalActor.ofThisSystem()), this::sayReady);
  }

  private void sayReady(LedgerServer product) {
    if (mongodb.uri() == null) {
      // Otherwise the log goes to the terminal, and says it there.
      product.ledger().quietTime().ifPresent(it -> terminal.tell("%s", it));
    }
    DemoAccounts.first(product.accounts())
        .ifPresent(
            it ->
                terminal.say(
                    "First start: sign in as %s with the password %s%nIt is not shown again, and"
                        + " is to be changed at the first sign-in: /account/password.",
                    it.account(), it.password().orElseThrow()));
    terminal.say("The engagement ledger is ready at %s.", product.address());
  }
}
