package org.engagementledger.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.standalone.ChildProcess;

/** A way to let the disk be full for a process, and to give the space back. */
sealed interface FullDisk extends AutoCloseable {
  /** From now on the process can write hardly anything more into the folder. */
  void begin(ChildProcess process);

  /** There is space again. */
  void end(ChildProcess process);

  /** Whether another process that starts on the folder finds no space either. */
  default boolean isForAll() {
    return this instanceof SmallDisk;
  }

  @Override
  default void close() {}

  /** The best there is here for that folder, which exists and is empty. */
  static Optional<FullDisk> in(Path folder) {
    String said = run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", folder.toString());
    if (said.isEmpty()) {
      return Optional.of(new SmallDisk(folder));
    }
    System.out.println("No small file system to be had (" + said + "); files are limited instead");
    String limit = run("prlimit", "--version");
    return limit.startsWith("prlimit") ? Optional.of(new Limit(folder)) : Optional.empty();
  }

  /** A file system of its own, filled up by a file beside the data. */
  record SmallDisk(Path folder) implements FullDisk {
    private static final int CHUNK = 64 << 10;

    @Override
    public void begin(ChildProcess process) {
      try (var out = Files.newOutputStream(ballast())) {
        while (true) {
          out.write(new byte[CHUNK]);
        }
      } catch (IOException full) {
        System.out.println("The disk is full: " + full.getMessage());
      }
    }

    @Override
    public void end(ChildProcess process) {
      try {
        Files.delete(ballast());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    @Override
    public void close() {
      run("umount", "--lazy", folder.toString());
    }

    private Path ballast() {
      return folder.resolve("ballast");
    }
  }

  /** No file may grow beyond the largest there is. */
  record Limit(Path folder) implements FullDisk {
    @Override
    public void begin(ChildProcess process) {
      run("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + largest() + ":");
    }

    @Override
    public void end(ChildProcess process) {
      run("prlimit", "--pid", Long.toString(process.pid()), "--fsize=unlimited:");
    }

    private long largest() {
      try (Stream<Path> files = Files.walk(folder)) {
        return files.mapToLong(it -> it.toFile().length()).max().orElseThrow();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    } catch (IOException none) {
      return String.valueOf(none.getMessage());
    }
  }
}
