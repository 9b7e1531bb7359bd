package org.engagementledger.standalone;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A process of the product, started from the classes under test. */
public final class ChildProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final Path output;

  private ChildProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts a main class with a small heap and the class path of this test. */
  public static ChildProcess start(String mainClass, String... words) {
    return start(mainClass, Set.of(), Map.of(), words);
  }

  /** The same without some of the modules, and with more environment variables. */
  public static ChildProcess start(
      String mainClass, Set<String> without, Map<String, String> environment, String... words) {
    return start(mainClass, without, environment, Redirect.PIPE, words);
  }

  /** The same, which reads a file as its standard input. */
  public static ChildProcess reading(
      Path input, String mainClass, Map<String, String> environment, String... words) {
    return start(mainClass, Set.of(), environment, Redirect.from(input.toFile()), words);
  }

  private static ChildProcess start(
      String mainClass,
      Set<String> without,
      Map<String, String> environment,
      Redirect input,
      String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx384m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath(without),
            mainClass));
    command.addAll(List.of(words));
    try {
      Path output = Files.createTempFile("child", ".out");
      output.toFile().deleteOnExit();
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectInput(input);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(output.toFile()).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new ChildProcess(process, output);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String classPath(Set<String> without) {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> without.stream().noneMatch(module -> isOf(module, entry)))
        .filter(entry -> !hasLoggingOfTests(entry))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The tests of two other modules bring one, which would be taken instead of the product's. */
  private static boolean hasLoggingOfTests(String entry) {
    return entry.endsWith("-tests.jar")
        || entry.endsWith("ledger-store/target/test-classes")
        || entry.endsWith("embedded-server/target/test-classes");
  }

  private static boolean isOf(String module, String entry) {
    return entry.contains("/" + module + "/target/") && !entry.endsWith("test-classes");
  }

  /** Waits until it has printed something of this form, and gives the first group of it. */
  public String untilPrinted(Pattern form) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Matcher found = form.matcher(output());
      if (found.find()) {
        return found.group(1);
      }
      if (!process.isAlive()) {
        break;
      }
      pause(Duration.ofMillis(50));
    }
    throw new AssertionError("the process has not printed " + form + " but:\n" + output());
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it has ended by itself. */
  public void untilEnded() {
    Instant end = Instant.now().plus(PATIENCE);
    while (process.isAlive()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("the process goes on:\n" + output());
      }
      pause(Duration.ofMillis(50));
    }
  }

  /** The exit code with which it has ended. */
  public int exit() {
    return process.exitValue();
  }

  /** What it has printed so far. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Ends it at once, as SIGKILL does: nothing is finished or written down. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** Lets it stand still as it is, as SIGSTOP does, until it is thawed. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets it go on where it was frozen. */
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks it to end, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits that long. */
  public static void pause(Duration howLong) {
    try {
      Thread.sleep(howLong);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
