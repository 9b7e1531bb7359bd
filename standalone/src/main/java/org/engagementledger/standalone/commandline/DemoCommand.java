package org.engagementledger.standalone.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.embedded.files.OwnerOnlyFiles;
import org.engagementledger.standalone.DemoAccounts;
import org.engagementledger.standalone.DemoAccounts.DemoAccount;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.LedgerServer;
import org.engagementledger.standalone.LocalActor;
import org.engagementledger.standalone.SampleDossiers;
import org.engagementledger.standalone.ServerSettings;
import org.engagementledger.standalone.commandline.terminal.ClockOptions;
import org.engagementledger.standalone.commandline.terminal.CommandLineError;
import org.engagementledger.standalone.commandline.terminal.DataFolderOption;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything with samples, to look around. */
@Command(
    name = "demo",
    description = {
      "Start the whole product with sample dossiers, to look around.",
      "It runs until Ctrl-C, needs no server, and keeps everything in the data folder. Started"
          + " again on the same folder, it goes on where it was."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String SAMPLES_LOADED = "samples-loaded";

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private DataFolderOption data;

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

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    TargetOptions.requireNobodyOn(data.path);
    Instant begin = Instant.now();
    LocalActor samples = LocalActor.named(SampleDossiers.ACTOR);
    ServerSettings settings =
        new ServerSettings(data.path, Optional.empty(), bind, port, clock.accepted);
    return ShutdownLatch.untilStopped(
        LedgerServer.start(settings, samples),
        product -> {
          product.ledger().quietTime().ifPresent(it -> terminal.tell("%s", it));
          loadSamplesOnce(product, samples);
          List<DemoAccount> signIns = DemoAccounts.of(product.accounts(), data.path);
          sayReady(product, signIns, Duration.between(begin, Instant.now()));
        });
  }

  private void sayReady(LedgerServer product, List<DemoAccount> signIns, Duration took) {
    terminal.say(
        "The engagement ledger is ready at %s (after %.1f s).%n",
        product.address(), took.toMillis() / 1000.0);
    print(signIns);
    terminal.say(
        "%nThe data are in %s, these passwords too (sign-ins.txt). Ctrl-C ends it.",
        data.path.toAbsolutePath().normalize());
  }

  private void loadSamplesOnce(LedgerServer product, LocalActor samples) {
    Path mark = data.path.resolve(SAMPLES_LOADED);
    if (Files.exists(mark)) {
      return;
    }
    try (LedgerClient client = LedgerClient.of(product, samples)) {
      SampleDossiers.record(client);
      OwnerOnlyFiles.createFile(mark);
    } catch (IOException unwritable) {
      throw new CommandLineError(mark + " cannot be written: " + unwritable.getMessage());
    }
  }

  private void print(List<DemoAccount> signIns) {
    terminal.say("  %-10s %-21s %s", "account", "password", "may");
    signIns.forEach(
        it ->
            terminal.say(
                "  %-10s %-21s %s",
                it.account(), it.password().orElse("(set elsewhere)"), may(it.role())));
  }

  private static String may(Role role) {
    return switch (role) {
      case READER -> "read everything but contacts and the audit";
      case RECORDER -> "read contacts too, and record";
      case AUDITOR -> "read everything, the audit included; record nothing";
      case ADMIN -> "do all of it, and look after accounts, instruments and rebuilds";
    };
  }
}
