package org.engagementledger.dates;

import java.time.LocalDate;

/**
 * When something happened, as exactly as anyone knows: a date in the Extended Date/Time Format
 * (EDTF, Library of Congress 2019, which is annex A of ISO 8601-2:2019), levels 0 to 2, years 0000
 * to 9999, without a time of day.
 *
 * <p>Understood are {@code 2018}, {@code 2018-07}, {@code 2018-07-09}, seasons and other parts of a
 * year {@code 2018-21} to {@code 2018-41}, unspecified digits such as {@code 201X}, {@code 2018-XX}
 * and {@code 156X-12-25}, a year of which some digits are sure {@code 1950S2}, one of several dates
 * {@code [2018-07-09,2018-08..2018-10]}, the qualifiers {@code ?}, {@code ~} and {@code %} at the
 * end or at a part, and intervals such as {@code 2015-05-29/2016-04-27}, {@code 2016-01/..} and
 * {@code ../2016}, whose open end may also be left empty. An interval means one day somewhere in
 * it. A qualifier says that the source is in doubt; it does not move the bounds.
 *
 * @param text the date as written; always {@code ../..} if nothing bounds it
 */
public record EdtfDate(String text) implements Comparable<EdtfDate> {
  /** What a date may look like, for whoever wrote something else. */
  public static final String SUCH_AS =
      "2018, 2018-07, 2018-07-09, 2018-07?, 2018~, 2015-05-29/2016-04-27 or 2016-01/..";

  /** It happened, and nobody knows when. */
  public static final EdtfDate UNKNOWN = new EdtfDate("../..");

  /** Refuses what is not such a date, and an interval that ends before it begins. */
  public EdtfDate {
    DayRange range = DayRange.of(text);
    boolean isBounded =
        range.earliest().isAfter(LocalDate.MIN) || range.latest().isBefore(LocalDate.MAX);
    text = isBounded ? text : "../..";
  }

  /** That one day. */
  public static EdtfDate of(LocalDate day) {
    return new EdtfDate(day.toString());
  }

  /** The first day it can mean; {@link LocalDate#MIN} if nothing bounds it. */
  public LocalDate earliest() {
    return DayRange.of(text).earliest();
  }

  /** The last day it can mean; {@link LocalDate#MAX} if nothing bounds it. */
  public LocalDate latest() {
    return DayRange.of(text).latest();
  }

  /** The days it can mean for what was recorded by that day, since that has happened by then. */
  public DayRange recordedBy(LocalDate day) {
    return DayRange.of(text).until(day);
  }

  /** Whether it is one day, of which nothing is in doubt. */
  public boolean isDay() {
    return text.equals(earliest().toString());
  }

  /**
   * Whether its source is in less doubt than that of another: not at all, then only that it is
   * about so ({@code ~}), then whether it is so ({@code ?}), then both ({@code %}).
   */
  public boolean isSurerThan(EdtfDate other) {
    return doubt() < other.doubt();
  }

  private int doubt() {
    boolean isBoth = text.indexOf('%') >= 0;
    int uncertain = isBoth || text.indexOf('?') >= 0 ? 2 : 0;
    int approximate = isBoth || text.indexOf('~') >= 0 ? 1 : 0;
    return uncertain + approximate;
  }

  /** Whether it had come by the end of that day. */
  public Certainty onOrBefore(LocalDate day) {
    return DayRange.of(text).onOrBefore(day);
  }

  /** Whether it had come by then: as of {@code 2018-07} means by the end of that month. */
  public Certainty onOrBefore(EdtfDate then) {
    return onOrBefore(then.latest());
  }

  /** Whether every day it can mean is after every day the other can mean. */
  public boolean certainlyAfter(EdtfDate other) {
    return earliest().isAfter(other.latest());
  }

  /** By the earliest day, then the latest, then the text. */
  @Override
  public int compareTo(EdtfDate other) {
    int byRange = DayRange.of(text).compareTo(DayRange.of(other.text));
    return byRange != 0 ? byRange : text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
