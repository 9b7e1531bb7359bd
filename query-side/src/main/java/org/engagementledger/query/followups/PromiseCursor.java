package org.engagementledger.query.followups;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.text.Refusal;

/**
 * The place of a promise among others: what is due first comes first. A page of promises begins
 * behind one of them, whether it is still in the list or not.
 */
record PromiseCursor(EdtfDate due, CountryCode country, String entry)
    implements Comparable<PromiseCursor> {
  private static final Pattern FORM =
      Pattern.compile("([A-Z]{2})/([A-Za-z0-9_-]{1,100}) (.{1,200})");
  private static final Comparator<PromiseCursor> ORDER =
      Comparator.comparing((PromiseCursor it) -> it.due().latest())
          .thenComparing(PromiseCursor::due)
          .thenComparing(PromiseCursor::country)
          .thenComparing(PromiseCursor::entry);

  static PromiseCursor of(Promise it) {
    return new PromiseCursor(it.followUp().due(), it.country(), it.entry().id());
  }

  /** The cursor that a link to the next page holds. */
  static PromiseCursor parsed(String text) {
    Matcher it = FORM.matcher(text);
    if (!it.matches()) {
      throw unknown();
    }
    try {
      return new PromiseCursor(
          new EdtfDate(it.group(3)), new CountryCode(it.group(1)), it.group(2));
    } catch (Refusal noDate) {
      throw unknown();
    }
  }

  String text() {
    return country + "/" + entry + " " + due.text();
  }

  @Override
  public int compareTo(PromiseCursor other) {
    return ORDER.compare(this, other);
  }

  private static Refusal unknown() {
    return new Refusal("take this from the link to the next page as it is").at("/after");
  }
}
