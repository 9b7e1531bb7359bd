package org.engagementledger.powercut;

import java.nio.ByteBuffer;

/** What a process asked the operating system to do with files, or said that it had answered. */
sealed interface Operation {

  record CreateFolder(String path) implements Operation {}

  record Open(String path, boolean creates, boolean truncates) implements Operation {}

  /**
   * A write; what is longer than the bytes is zeros.
   *
   * @param length of all
   */
  record Write(String path, long offset, ByteBuffer bytes, int length) implements Operation {}

  record Truncate(String path, long size) implements Operation {}

  record Rename(String from, String to) implements Operation {}

  record Delete(String path) implements Operation {}

  /** What is done by now to a file, or to the names in a folder, will be on disk. */
  record ForceBegins(String thread, String path) implements Operation {}

  /** What this thread began to force is on disk. */
  record ForceEnds(String thread) implements Operation {}

  /** From here on somebody relies on it. */
  record Said(String line) implements Operation {}
}
