package org.engagementledger.standalone.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the data are. */
final class DataFolder {
  private static final String STORE = "store.mv";
  private static final String FORMAT = "format";

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where the data are kept. Default: ${DEFAULT-VALUE}",
      defaultValue = "data")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  Path path;

  /** Refuses a folder that no ledger was ever kept in. */
  void requireLedger() {
    requireThere();
    if (!Files.exists(path.resolve(STORE)) && isWithoutFormat()) {
      throw new WrongUse("There is no ledger in the folder " + path + ".");
    }
  }

  /** What holds other files is for the embedded server to refuse, in its own words. */
  private boolean isWithoutFormat() {
    return !Files.exists(path.resolve(FORMAT));
  }

  private void requireThere() {
    if (!Files.isDirectory(path)) {
      throw new WrongUse("There is no data folder " + path + ".");
    }
  }
}
