package org.engagementledger.powercut;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.powercut.FileOperation.CreateFolder;
import org.engagementledger.powercut.FileOperation.Delete;
import org.engagementledger.powercut.FileOperation.ForceBegins;
import org.engagementledger.powercut.FileOperation.ForceEnds;
import org.engagementledger.powercut.FileOperation.Open;
import org.engagementledger.powercut.FileOperation.PrintedLine;
import org.engagementledger.powercut.FileOperation.Rename;
import org.engagementledger.powercut.FileOperation.Truncate;
import org.engagementledger.powercut.FileOperation.Write;

/** The lines that strace has written of a process, as operations in their order. */
final class StraceOutput {

  /** What strace has to record. */
  static final String CALLS =
      "openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,"
          + "copy_file_range,sendfile,fsync,fdatasync,sync_file_range,msync,rename,renameat,"
          + "renameat2,link,linkat,unlink,unlinkat,rmdir,mkdir,mkdirat";

  private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\((.*)", Pattern.DOTALL);
  private static final Pattern RESUMED =
      Pattern.compile("(\\d+) +<\\.\\.\\. (\\w+) resumed>.* = (-?\\d+).*", Pattern.DOTALL);
  private static final Pattern FILE = Pattern.compile("(\\d+)<([^>]*)>");
  private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"");
  private static final String UNFINISHED = "<unfinished ...>";

  private final String under;
  private final String said;
  private final List<FileOperation> operations = new ArrayList<>();
  private final Map<String, Long> positions = new HashMap<>();

  private StraceOutput(Path under, Path said) {
    this.under = under.toString();
    this.said = said.toString();
  }

  /**
   * Reads a trace.
   *
   * @param under only files and folders in there count
   * @param said what is written to this file is said to others
   */
  static List<FileOperation> read(Path trace, Path under, Path said) throws IOException {
    StraceOutput reading = new StraceOutput(under, said);
    try (BufferedReader lines = Files.newBufferedReader(trace, ISO_8859_1)) {
      lines.lines().forEach(reading::line);
    }
    return reading.operations;
  }

  private void line(String line) {
    Matcher call = CALL.matcher(line);
    if (call.matches()) {
      called(call.group(1), call.group(2), call.group(3));
      return;
    }
    Matcher resumed = RESUMED.matcher(line);
    if (resumed.matches() && isForce(resumed.group(2))) {
      operations.add(new ForceEnds(resumed.group(1)));
    }
    if (resumed.matches() && resumed.group(2).equals("openat")) {
      positions.put(resumed.group(3), 0L);
    }
  }

  private static boolean isForce(String call) {
    return call.equals("fsync") || call.equals("fdatasync");
  }

  private void called(String thread, String call, String words) {
    boolean unfinished = words.endsWith(UNFINISHED);
    String result = unfinished ? "" : words.substring(words.lastIndexOf(" = ") + 3);
    if (result.startsWith("-")) {
      return;
    }
    switch (call) {
      case "openat", "open", "creat" -> opened(words, result);
      case "mkdir", "mkdirat" -> named(words).forEach(it -> add(new CreateFolder(it)));
      case "rename", "renameat", "renameat2" -> renamed(words);
      case "unlink", "unlinkat", "rmdir" -> named(words).forEach(it -> add(new Delete(it)));
      default -> ofFile(thread, call, words, unfinished);
    }
  }

  private void add(FileOperation operation) {
    operations.add(operation);
  }

  private List<String> named(String words) {
    List<String> names = new ArrayList<>();
    Matcher name = NAME.matcher(words);
    while (name.find() && name.group(1).startsWith(under)) {
      names.add(name.group(1));
    }
    return names;
  }

  private void renamed(String words) {
    List<String> names = named(words);
    if (!names.isEmpty()) {
      add(new Rename(names.get(0), names.get(1)));
    }
  }

  private void opened(String words, String result) {
    List<String> names = named(words);
    Matcher file = FILE.matcher(result);
    if (file.find()) {
      positions.put(file.group(1), 0L);
    }
    if (!names.isEmpty()) {
      add(new Open(names.getFirst(), words.contains("O_CREAT"), words.contains("O_TRUNC")));
    }
  }

  private void ofFile(String thread, String call, String words, boolean unfinished) {
    Matcher file = FILE.matcher(words);
    if (!file.lookingAt() || !file.group(2).startsWith(under) && !file.group(2).equals(said)) {
      return;
    }
    String path = file.group(2);
    if (isForce(call)) {
      add(new ForceBegins(thread, path));
      if (!unfinished) {
        add(new ForceEnds(thread));
      }
      return;
    }
    switch (call) {
      case "sync_file_range" -> {} // promises nothing
      case "fallocate" -> requireKeepsSize(words);
      case "ftruncate" -> add(new Truncate(path, number(words, unfinished)));
      case "pwrite64" -> written(path, text(words), number(words, unfinished));
      case "write" -> writtenOn(file.group(1), path, text(words));
      default -> throw new IllegalStateException("cannot tell what this does: " + call);
    }
  }

  private static void requireKeepsSize(String words) {
    if (!words.contains("FALLOC_FL_KEEP_SIZE")) {
      throw new IllegalStateException("cannot tell what this does: fallocate(" + words);
    }
  }

  private void writtenOn(String descriptor, String path, byte[] bytes) {
    if (path.equals(said)) {
      new String(bytes, ISO_8859_1).lines().forEach(line -> add(new PrintedLine(line)));
      return;
    }
    long position = positions.getOrDefault(descriptor, 0L);
    written(path, bytes, position);
    positions.put(descriptor, position + bytes.length);
  }

  private void written(String path, byte[] all, long offset) {
    int end = all.length;
    while (end > 0 && all[end - 1] == 0) {
      end--;
    }
    add(new Write(path, offset, ByteBuffer.wrap(Arrays.copyOf(all, end)), all.length));
  }

  /** The last word of a call. */
  private static long number(String words, boolean unfinished) {
    int end = unfinished ? words.length() - UNFINISHED.length() : words.lastIndexOf(") ");
    String last = words.substring(words.lastIndexOf(", ", end) + 2, end);
    return Long.parseLong(last.strip());
  }

  private static byte[] text(String words) {
    byte[] bytes = new byte[words.length()];
    int length = 0;
    int at = words.indexOf(", \"") + 3;
    while (words.charAt(at) != '"') {
      char next = words.charAt(at++);
      if (next != '\\') {
        bytes[length++] = (byte) next;
        continue;
      }
      int digits = octalsAt(words, at);
      bytes[length++] =
          digits == 0
              ? escaped(words.charAt(at))
              : (byte) Integer.parseInt(words.substring(at, at + digits), 8);
      at += Math.max(1, digits);
    }
    if (words.startsWith("\"...", at)) {
      throw new IllegalStateException("strace has cut a write short");
    }
    return Arrays.copyOf(bytes, length);
  }

  private static int octalsAt(String words, int from) {
    int digits = 0;
    while (digits < 3 && words.charAt(from + digits) >= '0' && words.charAt(from + digits) <= '7') {
      digits++;
    }
    return digits;
  }

  private static byte escaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'v' -> 0x0b;
      case 'f' -> '\f';
      default -> (byte) letter;
    };
  }
}
