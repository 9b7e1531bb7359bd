package org.engagementledger.powercut;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.engagementledger.powercut.FileOperation.ForceBegins;
import org.engagementledger.powercut.FileOperation.PrintedLine;

/** What a process did to the files of a new data folder, recorded by strace beneath it. */
record DiskRecording(String folder, List<FileOperation> operations) {

  /** How a power cut is tried. */
  interface Trial {
    /** Looks at what is left; whether to go on with the next. */
    boolean at(int operation, Path image, ExpectedContent found) throws IOException;
  }

  /** What is missing to record anything here, if something is. */
  static Optional<String> missing() throws IOException, InterruptedException {
    try {
      Process tried =
          new ProcessBuilder("strace", "-f", "-y", "-e", "trace=fsync", "-o", "/dev/null", "true")
              .redirectErrorStream(true)
              .start();
      String said = new String(tried.getInputStream().readAllBytes(), UTF_8).strip();
      return tried.waitFor() == 0 ? Optional.empty() : Optional.of("strace says " + said);
    } catch (IOException none) {
      return Optional.of("there is no strace");
    }
  }

  static DiskRecording make(Path in, int documents, long seed)
      throws IOException, InterruptedException {
    Path top = in.resolve("recorded");
    Path data = top.resolve("data");
    Path said = in.resolve("said");
    Path trace = in.resolve("trace");
    Files.createDirectory(top);
    List<String> command =
        new ArrayList<>(
            List.of("strace", "-f", "-y", "-s", "4000000", "-o", trace.toString(), "-e"));
    command.add("trace=" + StraceOutput.CALLS);
    command.addAll(java(data, said, documents, seed));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    List<FileOperation> operations = StraceOutput.read(trace, top, said);
    Files.delete(trace);
    return new DiskRecording(data.toString(), operations);
  }

  private static List<String> java(Path data, Path said, int documents, long seed) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "-Dledger.embedded.table=65536",
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        ServerWorkload.class.getName(),
        data.toString(),
        said.toString(),
        Integer.toString(documents),
        Long.toString(seed));
  }

  /** The same as if some forces had not been asked for. */
  DiskRecording without(Predicate<String> forcesOf) {
    return new DiskRecording(
        folder,
        operations.stream()
            .filter(it -> !(it instanceof ForceBegins force && forcesOf.test(force.path())))
            .toList());
  }

  /** Cuts the power at random moments, of which every second is in the making of the folder. */
  void cut(int images, Random random, Path in, Trial trial) throws IOException {
    TreeMap<Integer, Integer> moments = new TreeMap<>();
    for (int i = 0; i < images; i++) {
      int end = i % 2 == 0 ? operations.size() : firstSaid();
      moments.merge(random.nextInt(end + 1), 1, Integer::sum);
    }
    SimulatedDisk disk = new SimulatedDisk();
    ExpectedContent found = new ExpectedContent();
    for (int at = 0; at <= operations.size(); at++) {
      for (int i = 0; i < moments.getOrDefault(at, 0); i++) {
        Path image = in.resolve(at + "-" + i);
        disk.cut(random, folder, image);
        if (!trial.at(at, image, found)) {
          return;
        }
      }
      if (at < operations.size()) {
        FileOperation next = operations.get(at);
        disk.apply(next);
        if (next instanceof PrintedLine said) {
          found.said(said.line());
        }
      }
    }
  }

  private int firstSaid() {
    return (int) operations.stream().takeWhile(it -> !(it instanceof PrintedLine)).count();
  }
}
