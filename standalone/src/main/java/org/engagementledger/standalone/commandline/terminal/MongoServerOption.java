package org.engagementledger.standalone.commandline.terminal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The option that names a MongoDB server, on which a ledger is instead of in a data folder. */
public final class MongoServerOption {
  private static final String OPTION = "--mongodb-uri";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec command;

  @Option(
      names = OPTION,
      paramLabel = "URI",
      description = {
        "Use the ledger on this MongoDB server instead of that in the data folder, such as"
            + " mongodb://localhost:27017/ledger?replicaSet=rs0. Default: the environment"
            + " variable MONGODB_URI, if it is set and no other place is named."
      },
      defaultValue = "${env:MONGODB_URI}")
  private @Nullable String uri;

  /** Its address; null if the ledger is elsewhere. */
  public @Nullable String uri() {
    ParseResult typed = command.commandLine().getParseResult();
    boolean isElsewhere = typed.hasMatchedOption("--data") || typed.hasMatchedOption("--server");
    boolean isUnset = uri == null || uri.isBlank();
    return isUnset || (isElsewhere && !isNamed()) ? null : uri;
  }

  /** Whether the command line says it, and not only the environment. */
  public boolean isNamed() {
    return command.commandLine().getParseResult().hasMatchedOption(OPTION);
  }
}
