package org.engagementledger.standalone.commandline.terminal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that says where the data are. */
public final class DataFolderOption {
  private static final List<String> OF_A_LEDGER = List.of("format", "db", "store.mv");

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where the data are kept. Default: ${DEFAULT-VALUE}",
      defaultValue = "data")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  public Path path;

  /** Refuses a folder that no ledger was ever kept in. */
  public void requireLedger() {
    requireThere();
    if (OF_A_LEDGER.stream().noneMatch(it -> Files.exists(path.resolve(it)))) {
      throw new CommandLineError("There is no ledger in the folder " + path + ".");
    }
  }

  private void requireThere() {
    if (!Files.isDirectory(path)) {
      throw new CommandLineError("There is no data folder " + path + ".");
    }
  }
}
