package org.engagementledger.ledger.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.engagementledger.json.RecordJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The lines of a backup that are not entries, as docs/backup-format.md has them. Each is a JSON
 * object; entries stand between them as the bytes they are.
 */
final class BackupLines {
  static final String FORMAT = "engagement-ledger-backup";
  static final int VERSION = 1;

  /** A number is no text and a text is no number. */
  static final JsonMapper JSON =
      RecordJson.builder("sort", Map.of())
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              it ->
                  it.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  /** Of one line, and not longer than a name is. */
  private static final Pattern TEXT =
      Pattern.compile("[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*");

  private static final int LONGEST_TEXT = 1000;

  private BackupLines() {}

  /**
   * The first line.
   *
   * @param recorded when the last event was recorded
   */
  record Header(
      String format, int version, String origin, long size, String root, String recorded) {
    /** Refuses a member that is missing or cannot be. */
    Header {
      requireText("origin", origin);
      requireText("recorded", recorded);
      if (size < 0) {
        throw new IllegalArgumentException("size is " + size);
      }
    }
  }

  /**
   * The line before the entries of a commit.
   *
   * @param lengths of its entries, in bytes
   */
  record Heading(long first, String writer, String root, List<Integer> lengths) {
    /** Refuses a length that is none, and a writer that nobody is called. */
    Heading {
      requireText("writer", writer);
      lengths = List.copyOf(lengths);
    }
  }

  /**
   * The last line.
   *
   * @param sha256 over every byte before this line
   */
  record Trailer(long commits, String sha256) {}

  private static void requireText(String member, @Nullable String text) {
    if (text == null || text.length() > LONGEST_TEXT || !TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(member + " is no text of one line");
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
