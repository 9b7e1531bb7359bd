package org.engagementledger.query.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.search.FieldDoc;
import org.engagementledger.text.Refusal;

/**
 * Behind which hit a page of hits begins.
 *
 * @param forgiving whether words were found that are written a little differently
 * @param score how well the hit fits
 * @param first the first day on which it can have begun
 * @param position of the event that says it
 */
public record SearchCursor(boolean forgiving, float score, long first, long position) {
  /** Before the first hit. */
  public static final SearchCursor START =
      new SearchCursor(false, Float.MAX_VALUE, Long.MAX_VALUE, 0);

  private static final Pattern FORM =
      Pattern.compile("([01]) (-?\\d{1,10}) (-?\\d{1,18}) (\\d{1,18})");

  /** The cursor that was given to whoever asks. */
  static SearchCursor read(String text) {
    try {
      Matcher it = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      if (it.matches()) {
        return new SearchCursor(
            it.group(1).equals("1"),
            Float.intBitsToFloat(Integer.parseInt(it.group(2))),
            Long.parseLong(it.group(3)),
            Long.parseLong(it.group(4)));
      }
    } catch (IllegalArgumentException noBase64) {
      throw unknown();
    }
    throw unknown();
  }

  static SearchCursor of(FieldDoc hit, boolean forgiving) {
    return new SearchCursor(
        forgiving, (Float) hit.fields[0], (Long) hit.fields[1], (Long) hit.fields[2]);
  }

  /** As it is given to whoever may ask for more. */
  String text() {
    String plain =
        "%d %d %d %d".formatted(forgiving ? 1 : 0, Float.floatToIntBits(score), first, position);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
  }

  /** The hit, as a list of hits is sorted; empty before the first. */
  Optional<FieldDoc> hit() {
    return equals(START)
        ? Optional.empty()
        : Optional.of(
            new FieldDoc(Integer.MAX_VALUE, score, new Object[] {score, first, position}));
  }

  private static Refusal unknown() {
    return new Refusal("a cursor is taken from the link to the next page as it is").at("/after");
  }
}
