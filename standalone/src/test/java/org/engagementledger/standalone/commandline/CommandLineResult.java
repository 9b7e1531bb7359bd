package org.engagementledger.standalone.commandline;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.engagementledger.standalone.commandline.terminal.Terminal;

/**
 * What a command line gave.
 *
 * @param exit its exit code
 * @param out what it printed, byte for byte as ISO 8859-1
 * @param errors what it printed to the standard error
 */
record CommandLineResult(int exit, String out, String errors) {
  static CommandLineResult ledger(String... words) {
    return given(InputStream.nullInputStream(), words);
  }

  /** With something on the standard input. */
  static CommandLineResult given(InputStream in, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int exit = LedgerCommand.on(Terminal.into(in, out, errors)).execute(words);
    return new CommandLineResult(
        exit, out.toString(StandardCharsets.ISO_8859_1), errors.toString(StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    return out.getBytes(StandardCharsets.ISO_8859_1);
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
