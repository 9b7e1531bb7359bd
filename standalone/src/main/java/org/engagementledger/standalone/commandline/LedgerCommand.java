package org.engagementledger.standalone.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.engagementledger.standalone.commandline.imports.ImportCommand;
import org.engagementledger.standalone.commandline.maintenance.BackupCommand;
import org.engagementledger.standalone.commandline.maintenance.DeadLettersCommand;
import org.engagementledger.standalone.commandline.maintenance.RebuildCommand;
import org.engagementledger.standalone.commandline.maintenance.RestoreCommand;
import org.engagementledger.standalone.commandline.maintenance.VerifyCommand;
import org.engagementledger.standalone.commandline.queries.AuditCommand;
import org.engagementledger.standalone.commandline.queries.CountriesCommand;
import org.engagementledger.standalone.commandline.queries.DiffCommand;
import org.engagementledger.standalone.commandline.queries.FollowUpsCommand;
import org.engagementledger.standalone.commandline.queries.SearchCommand;
import org.engagementledger.standalone.commandline.queries.ShowCommand;
import org.engagementledger.standalone.commandline.terminal.ExceptionMessages;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of the ledger. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = LedgerCommand.Version.class,
    usageHelpAutoWidth = true,
    description = {
      "Records what a coalition does with every state, shows any state's position, and lets an"
          + " auditor check who changed what."
    },
    footer = {
      "",
      "Start with:  ledger demo",
      "Exit codes: 0 fine; 1 the answer is no; 2 wrong use or bad input."
    })
public final class LedgerCommand implements Runnable {
  private static final int BAD_INPUT = 2;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "When something goes wrong, show where in the program.")
  private boolean verbose;

  LedgerCommand() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    int exit = on(Terminal.ofThisProcess()).execute(arguments);
    System.exit(exit);
  }

  /** The command line, printing to this terminal. */
  static CommandLine on(Terminal terminal) {
    CommandLine ledger = new CommandLine(new LedgerCommand());
    commands(terminal).forEach(ledger::addSubcommand);
    return ledger
        .setOut(new PrintWriter(terminal.out(), true, UTF_8))
        .setErr(new PrintWriter(terminal.errors(), true, UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(LedgerCommand::explain);
  }

  private static List<Object> commands(Terminal terminal) {
    return List.of(
        new DemoCommand(terminal),
        new ServeCommand(terminal),
        new ImportCommand(terminal),
        new CountriesCommand(terminal),
        new SearchCommand(terminal),
        new FollowUpsCommand(terminal),
        new ShowCommand(terminal),
        new DiffCommand(terminal),
        new AuditCommand(terminal),
        new VerifyCommand(terminal),
        new BackupCommand(terminal),
        new RestoreCommand(terminal),
        new AccountsCommand(terminal),
        new RebuildCommand(terminal),
        new DeadLettersCommand(terminal));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  private static int explain(Exception failed, CommandLine command, ParseResult words) {
    Throwable why = ExceptionMessages.behind(failed);
    command.getErr().println("ledger: " + ExceptionMessages.sentence(why));
    if (isVerbose(command)) {
      failed.printStackTrace(command.getErr());
    } else if (ExceptionMessages.isUnexpected(why)) {
      command.getErr().println("That should not happen. --verbose shows where it did.");
    }
    return BAD_INPUT;
  }

  private static boolean isVerbose(CommandLine command) {
    CommandLine root = command;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return ((LedgerCommand) root.getCommand()).verbose;
  }

  /** Which version this is, as its jar says. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = LedgerCommand.class.getPackage().getImplementationVersion();
      return new String[] {"engagement ledger " + (version == null ? "(not packaged)" : version)};
    }
  }
}
