package org.engagementledger.query.timelines;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.query.timelines.Timeline.Item;
import org.engagementledger.text.Refusal;

/**
 * Where a page of a timeline begins: behind what has that date and was recorded with that event. It
 * stays good when other entries are recorded or taken back.
 *
 * @param sequence of the event within the dossier
 */
record TimelineCursor(EdtfDate date, long sequence) implements Comparable<TimelineCursor> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18}) (.{1,200})");
  private static final Comparator<TimelineCursor> ORDER =
      Comparator.comparing(TimelineCursor::date).thenComparingLong(TimelineCursor::sequence);

  static TimelineCursor of(Item item) {
    return new TimelineCursor(item.engagement().date(), item.recorded().sequence());
  }

  /** The cursor that a link to the next page holds. */
  static TimelineCursor parsed(String text) {
    Matcher it = FORM.matcher(text);
    if (!it.matches()) {
      throw unknown();
    }
    try {
      return new TimelineCursor(new EdtfDate(it.group(2)), Long.parseLong(it.group(1)));
    } catch (Refusal noDate) {
      throw unknown();
    }
  }

  String text() {
    return sequence + " " + date.text();
  }

  @Override
  public int compareTo(TimelineCursor other) {
    return ORDER.compare(this, other);
  }

  private static Refusal unknown() {
    return new Refusal("take this from the link to the next page as it is").at("/after");
  }
}
