package org.engagementledger.query.changes;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A stretch of a text that was changed word by word.
 *
 * @param text the words with the spaces around them
 */
public record DiffSegment(Kind kind, String text) {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\s)(?=\\S)");

  /** What became of it. */
  public enum Kind {
    /** It is in both. */
    KEPT,
    /** It is only in the first. */
    OUT,
    /** It is only in the second. */
    IN
  }

  /** How one text became another, word by word. */
  public static List<DiffSegment> between(String before, String after) {
    List<String> old = words(before);
    List<String> now = words(after);
    List<DiffSegment> pieces = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now, true).getDeltas()) {
      List<String> one = delta.getSource().getLines();
      List<String> other = delta.getTarget().getLines();
      if (delta.getType() == DeltaType.EQUAL) {
        pieces.add(new DiffSegment(Kind.KEPT, String.join("", one)));
      } else {
        Stream.of(
                new DiffSegment(Kind.OUT, String.join("", one)),
                new DiffSegment(Kind.IN, String.join("", other)))
            .filter(piece -> !piece.text().isEmpty())
            .forEach(pieces::add);
      }
    }
    return pieces;
  }

  /** Each with the space behind it. */
  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(BETWEEN_WORDS.split(text));
  }
}
