package org.engagementledger.embedded.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process leaves of a folder of files that is killed now. */
public final class KilledProcess {
  private KilledProcess() {}

  /** A copy of the files as they are, beside the folder. */
  public static Path copyOf(Path folder) {
    try {
      Path copy = Files.createTempDirectory(folder.toAbsolutePath().getParent(), "killed");
      copy(folder, copy);
      return copy;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
