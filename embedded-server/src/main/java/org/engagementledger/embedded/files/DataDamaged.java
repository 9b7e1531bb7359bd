package org.engagementledger.embedded.files;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of the data folder is not as it was written. */
public final class DataDamaged extends DataFolderProblem {

  private final Path file;
  private final long position;

  public DataDamaged(Path file, long position, String what, @Nullable Throwable cause) {
    this(file, position, what + " (at byte " + position + ")", "", cause);
  }

  private DataDamaged(
      Path file, long position, String what, String how, @Nullable Throwable cause) {
    super(
        file + " " + what + how + ". Nothing was changed; put the file back, or restore a backup.",
        cause);
    this.file = file;
    this.position = position;
  }

  public DataDamaged(Path file, long position, String what) {
    this(file, position, what, null);
  }

  /** A file that is not there has no byte to point at. */
  public static DataDamaged missing(Path file, String how) {
    return new DataDamaged(file, 0, "is missing", how, null);
  }

  /** The file that is damaged or missing. */
  public Path file() {
    return file;
  }

  /** The first byte of it that is not as it was written, or near to it. */
  public long position() {
    return position;
  }
}
