package org.engagementledger.standalone.commandline;

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
}
