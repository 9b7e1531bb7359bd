package org.engagementledger.standalone.commandline.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Where a command prints: UTF-8, whatever the platform thinks.
 *
 * @param in what a program or a file gives
 * @param out what was asked for
 * @param errors what went wrong, and how far long work is
 * @param interactive whether a person looks on
 */
public record Terminal(InputStream in, PrintStream out, PrintStream errors, boolean interactive) {
  /** The one this process was started in. */
  public static Terminal ofThisProcess() {
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
        console().isPresent());
  }

  /** Asks the person who looks on for a password; empty if nobody does. */
  static Optional<String> askForPassword() {
    return console().map(it -> it.readPassword("Password: ")).map(String::new);
  }

  /**
   * A new password: asked for twice if a person looks on, otherwise the first line of the standard
   * input.
   */
  public static String newPassword() {
    return console().map(Terminal::askTwice).orElseGet(Terminal::firstLine);
  }

  private static String askTwice(Console console) {
    String password = new String(console.readPassword("New password: "));
    if (!password.equals(new String(console.readPassword("The same again: ")))) {
      throw new CommandLineError("The two passwords are not the same; nothing was done.");
    }
    return password;
  }

  private static String firstLine() {
    try {
      String line = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
      if (line == null || line.isEmpty()) {
        throw new CommandLineError("The standard input has no password in its first line.");
      }
      return line;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @SuppressWarnings("SystemConsoleNull") // null without a terminal: jdk.console is java.base
  private static Optional<Console> console() {
    return Optional.ofNullable(System.console());
  }

  /** One that is given something, and keeps what is printed. */
  public static Terminal into(InputStream in, OutputStream out, OutputStream errors) {
    return new Terminal(
        in, new PrintStream(out, true, UTF_8), new PrintStream(errors, true, UTF_8), false);
  }

  /** Prints exactly these bytes. */
  public void print(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Prints a line with values in it. */
  public void say(String format, Object... values) {
    out.printf(format + "%n", values);
  }

  /** Prints each; where there is none, says so to whoever looks. */
  public void each(JsonNode all, Consumer<JsonNode> print, String none) {
    all.forEach(print);
    if (all.isEmpty()) {
      tell(none);
    }
  }

  /** Prints a line of which nobody reads the rest by a program. */
  public void tell(String format, Object... values) {
    errors.printf(format + "%n", values);
  }
}
