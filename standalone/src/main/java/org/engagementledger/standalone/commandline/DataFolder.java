package org.engagementledger.standalone.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the data are. */
final class DataFolder {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where the data are kept. Default: ${DEFAULT-VALUE}",
      defaultValue = "data")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  Path path;

  /** Refuses a folder that is not there. */
  void requireThere() {
    if (!Files.isDirectory(path)) {
      throw new WrongUse("There is no data folder " + path + ".");
    }
  }
}
