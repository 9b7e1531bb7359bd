package org.engagementledger.query.search;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import org.engagementledger.events.Refusal;

/**
 * Behind which hit a page of hits begins.
 *
 * @param part of the list: 0 for what has the words in its title, 1 for the rest
 */
public record Cursor(int part, long first, String id) {
  /** Before the first hit. */
  public static final Cursor START = new Cursor(0, Long.MAX_VALUE, "");

  private static final Pattern FORM = Pattern.compile("([01]) (-?\\d{1,18}) ([A-Za-z0-9/_-]*)");

  /** The cursor that was given to whoever asks. */
  static Cursor read(String text) {
    try {
      Matcher it = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      if (it.matches()) {
        return new Cursor(Integer.parseInt(it.group(1)), Long.parseLong(it.group(2)), it.group(3));
      }
    } catch (IllegalArgumentException noBase64) {
      throw unknown();
    }
    throw unknown();
  }

  /** As it is given to whoever may ask for more. */
  String text() {
    String plain = part + " " + first + " " + id;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
  }

  /** The beginning of the next part. */
  Cursor nextPart() {
    return new Cursor(part + 1, START.first, START.id);
  }

  /** What is behind it in its part; that it is not later is said by itself, for the index. */
  Bson behind() {
    return and(
        lte("keys.first", first),
        or(lt("keys.first", first), and(eq("keys.first", first), lt("_id", id))));
  }

  private static Refusal unknown() {
    return new Refusal("a cursor is taken from the link to the next page as it is").at("/after");
  }
}
