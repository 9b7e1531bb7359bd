package org.engagementledger.embedded.files;

import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

/**
 * There is no room for what is to be written. What was not refused before it changed anything is
 * written as soon as there is. Error code as MongoDB's own.
 */
public final class DiskFull extends MongoServerError {

  private static final int OUT_OF_DISK_SPACE = 14031;

  DiskFull(String sentence, @Nullable Throwable cause) {
    super(OUT_OF_DISK_SPACE, "OutOfDiskSpace", sentence, cause);
  }
}
