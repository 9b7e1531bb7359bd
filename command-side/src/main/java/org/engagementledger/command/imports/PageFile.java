package org.engagementledger.command.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.engagementledger.events.CountryCode;

/**
 * A page to import.
 *
 * @param name what the file is called; only its last part counts
 * @param bytes what it holds
 * @param country whose page it is; if empty, the page's own title says
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares files
public record PageFile(String name, byte[] bytes, Optional<CountryCode> country) {
  private static final int LONGEST_NAME = 120;

  /** Keeps the last part of the name, and of that what can be printed. */
  public PageFile {
    name = plain(name);
  }

  /** The last part of a file's name, and of that what can be printed. */
  public static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String printable = last.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    return printable.isBlank() ? "page" : shortened(printable);
  }

  /** SHA-256 of its bytes, in hexadecimal. */
  String digest() {
    return sha256(bytes);
  }

  static String sha256(String... texts) {
    return sha256(Arrays.toString(texts).getBytes(StandardCharsets.UTF_8));
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
