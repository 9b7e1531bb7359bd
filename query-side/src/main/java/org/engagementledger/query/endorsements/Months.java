package org.engagementledger.query.endorsements;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Instrument;
import org.engagementledger.events.Refusal;
import org.engagementledger.time.Standings;
import org.engagementledger.time.TwoTimes;
import org.jspecify.annotations.Nullable;

/** The months from one to another, both included. */
record Months(YearMonth first, YearMonth last) {
  /** A century. */
  private static final long MOST = 1_200;

  Months {
    if (first.isAfter(last)) {
      throw new Refusal("'from' is after 'to'").at("/from");
    }
    if (first.until(last, ChronoUnit.MONTHS) >= MOST) {
      throw new Refusal("a series has at most %d months".formatted(MOST)).at("/from");
    }
  }

  /** As they are written, else as given; what is given is not refused. */
  static Months of(
      @Nullable String from, @Nullable String to, LocalDate firstDay, LocalDate lastDay) {
    LocalDate last = to == null ? lastDay : TwoTimes.day("to", to);
    return from == null
        ? between(firstDay, last)
        : new Months(YearMonth.from(firstDay(from)), YearMonth.from(last));
  }

  /** At most the last century of those between two days; the last one if it is before the first. */
  static Months between(LocalDate firstDay, LocalDate lastDay) {
    YearMonth last = YearMonth.from(lastDay);
    YearMonth first = YearMonth.from(firstDay.isAfter(lastDay) ? lastDay : firstDay);
    YearMonth earliest = last.minusMonths(MOST - 1);
    return new Months(first.isBefore(earliest) ? earliest : first, last);
  }

  /**
   * When an instrument was opened or, if nobody knows, when a state may first have said anything of
   * it.
   */
  static LocalDate opened(Instrument instrument, Standings standings) {
    LocalDate opened = instrument.opened().earliest();
    return opened.equals(LocalDate.MIN) ? standings.first().orElse(opened) : opened;
  }

  /** The last day of each. */
  Stream<LocalDate> ends() {
    return LongStream.rangeClosed(0, first.until(last, ChronoUnit.MONTHS))
        .mapToObj(number -> first.plusMonths(number).atEndOfMonth());
  }

  private static LocalDate firstDay(String from) {
    TwoTimes.day("from", from);
    return new EdtfDate(from).earliest();
  }
}
