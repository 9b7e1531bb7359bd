package org.engagementledger.embedded;

import java.nio.file.Path;

/**
 * What a log was found to hold.
 *
 * @param isBegun whether it says which log it is
 * @param isContinued whether it says that another log continues it
 * @param end where its last whole record ends
 * @param passedOver the bytes after that: of a write that was never finished
 */
record LogContent(
    Path file,
    boolean isBegun,
    boolean hasChanges,
    boolean isContinued,
    long end,
    long passedOver) {}
