package org.engagementledger.command.imports.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.engagementledger.text.Refusal;

/** Files that are no text in UTF-8, as their first bytes tell, and what to do with each. */
public final class UnsupportedFileDetector {
  /** How many bytes are looked at. */
  public static final int BEGIN = 16 * 1024;

  private static final String AS_CSV =
      "; save its sheet as CSV (UTF-8) under a name that ends in .csv, and import that";
  private static final String AS_TEXT =
      "; save it as plain text (UTF-8), or what is in its tables as CSV, and import that";

  /** The name of a file within a packed one (PKZIP, section 4.3.7). */
  private static final Pattern PACKED =
      Pattern.compile("PK\3\4.{26}(?:(word|xl|ppt)/|mimetype(.{0,80}))", Pattern.DOTALL);

  private UnsupportedFileDetector() {}

  /** Refuses a file that begins like one that is not read, and says what to do instead. */
  public static void refuse(byte[] file) {
    byte[] begin = Arrays.copyOf(file, Math.min(BEGIN, file.length));
    format(begin)
        .or(() -> encoding(begin).map(it -> "in " + it + "; save it as UTF-8"))
        .ifPresent(
            it -> {
              throw new Refusal("the file is " + it).at("/file");
            });
  }

  private static Optional<String> format(byte[] begin) {
    String text = new String(begin, StandardCharsets.ISO_8859_1);
    if (text.startsWith("%PDF")) {
      return Optional.of(
          "a PDF, in which nothing says where a cell or a line ends; copy what it says into a"
              + " table or a page, and import that");
    }
    if (text.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return Optional.of(
          "a workbook or a document in the format of Office before 2007"
              + "; save a sheet as CSV, or a document as plain text, in UTF-8, and import that");
    }
    return text.startsWith("PK\3") ? Optional.of(packed(text)) : Optional.empty();
  }

  private static String packed(String text) {
    Matcher name = PACKED.matcher(text);
    if (!name.find()) {
      return "a packed file, such as a workbook; save a sheet as CSV (UTF-8), and import that";
    }
    String kind = name.group(1) == null ? name.group(2) : name.group(1);
    if (kind.equals("xl") || kind.contains("spreadsheet")) {
      return "a workbook of a spreadsheet, such as Excel's" + AS_CSV;
    }
    return kind.equals("word") || kind.contains("opendocument.text")
        ? "a document of a word processor, such as Word's" + AS_TEXT
        : "a packed document that is no table" + AS_TEXT;
  }

  /** The encoding that a mark at the beginning names, or that the bytes of value 0 show. */
  private static Optional<String> encoding(byte[] begin) {
    String hex = HexFormat.of().formatHex(begin, 0, Math.min(4, begin.length));
    if (hex.equals("fffe0000") || hex.equals("0000feff") || isUtf32(begin)) {
      return Optional.of("UTF-32");
    }
    return hex.startsWith("fffe") || hex.startsWith("feff") || isUtf16(begin)
        ? Optional.of("UTF-16")
        : Optional.empty();
  }

  /** No character has more than 21 bits, so that two of its four bytes tell. */
  private static boolean isUtf32(byte[] begin) {
    int characters = begin.length / 4;
    return characters > 1
        && (IntStream.range(0, characters).allMatch(i -> isHigh(begin[4 * i], begin[4 * i + 1]))
            || IntStream.range(0, characters)
                .allMatch(i -> isHigh(begin[4 * i + 3], begin[4 * i + 2])));
  }

  private static boolean isHigh(byte highest, byte next) {
    return highest == 0 && next >= 0 && next <= 0x10;
  }

  /** A quarter of the bytes are 0, and all of them at even places or all at odd ones. */
  private static boolean isUtf16(byte[] begin) {
    long even = zeros(begin, 0);
    long odd = zeros(begin, 1);
    return (even == 0 || odd == 0) && (even + odd) * 4 >= begin.length && even + odd > 1;
  }

  private static long zeros(byte[] begin, int first) {
    return IntStream.iterate(first, i -> i < begin.length, i -> i + 2)
        .filter(i -> begin[i] == 0)
        .count();
  }
}
