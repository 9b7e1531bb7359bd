package org.engagementledger.powercut;

import java.nio.ByteBuffer;

/** What a process asked the operating system to do with files, or said that it had answered. */
sealed interface FileOperation {

  record CreateFolder(String path) implements FileOperation {}

  record Open(String path, boolean creates, boolean truncates) implements FileOperation {}

  /**
   * A write; what is longer than the bytes is zeros.
   *
   * @param length of all
   */
  record Write(String path, long offset, ByteBuffer bytes, int length) implements FileOperation {}

  record Truncate(String path, long size) implements FileOperation {}

  record Rename(String from, String to) implements FileOperation {}

  record Delete(String path) implements FileOperation {}

  /** What is done by now to a file, or to the names in a folder, will be on disk. */
  record ForceBegins(String thread, String path) implements FileOperation {}

  /** What this thread began to force is on disk. */
  record ForceEnds(String thread) implements FileOperation {}

  /** From here on somebody relies on it. */
  record PrintedLine(String line) implements FileOperation {}
}
