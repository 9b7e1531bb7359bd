package org.engagementledger.embedded.files;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The data folder cannot be used; the message is one sentence for the person who asked for it. */
public sealed class DataFolderProblem extends RuntimeException permits DataDamaged {

  public DataFolderProblem(String sentence) {
    this(sentence, null);
  }

  public DataFolderProblem(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** Why a folder cannot be used: its disk is full, or what the system says. */
  public static DataFolderProblem unusable(Path path, IOException failed) {
    DiskSpace space = new DiskSpace(path);
    if (space.isBehind(failed)) {
      return space.atStart();
    }
    return new DataFolderProblem(
        path + " cannot be used: " + failed.getClass().getSimpleName() + ", " + failed.getMessage(),
        failed);
  }
}
