package org.engagementledger.command.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.text.Refusal;

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

  /**
   * Refuses the name of a table that would be cut short: its rows are recognised by the whole name.
   */
  public static void requireWhole(String name) {
    int length = last(name).length();
    if (length > LONGEST_NAME) {
      throw new Refusal(
              ("the name of the table has %d characters and may have %d at most; rename the file,"
                      + " or let the mapping say a 'name'")
                  .formatted(length, LONGEST_NAME))
          .at("/name");
    }
  }

  /** The last part of a file's name, and of that what can be printed. */
  public static String plain(String name) {
    String last = last(name);
    String printable = last.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    return printable.isBlank() ? "page" : shortened(printable);
  }

  private static String last(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** SHA-256 of its bytes, in hexadecimal. */
  public String digest() {
    return sha256(bytes);
  }

  public static String sha256(String... texts) {
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
