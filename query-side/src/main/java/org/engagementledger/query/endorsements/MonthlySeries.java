package org.engagementledger.query.endorsements;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Instrument;
import org.engagementledger.text.Refusal;
import org.engagementledger.time.BitemporalPoint;
import org.engagementledger.time.statuses.InstrumentStatuses;
import org.jspecify.annotations.Nullable;

/** The months from one to another, both included. */
record MonthlySeries(YearMonth first, YearMonth last) {
  /** A century. */
  private static final long MOST = 1_200;

  MonthlySeries {
    if (first.isAfter(last)) {
      throw new Refusal("'from' is after 'to'").at("/from");
    }
    if (first.until(last, ChronoUnit.MONTHS) >= MOST) {
      throw new Refusal("a series has at most %d months".formatted(MOST)).at("/from");
    }
  }

  /** As they are written, else as given; what is given is not refused. */
  static MonthlySeries of(
      @Nullable String from, @Nullable String to, LocalDate firstDay, LocalDate lastDay) {
    LocalDate last = to == null ? lastDay : BitemporalPoint.day("to", to);
    return from == null
        ? between(firstDay, last)
        : new MonthlySeries(YearMonth.from(firstDay(from)), YearMonth.from(last));
  }

  /** At most the last century of those between two days; the last one if it is before the first. */
  static MonthlySeries between(LocalDate firstDay, LocalDate lastDay) {
    YearMonth last = YearMonth.from(lastDay);
    YearMonth first = YearMonth.from(firstDay.isAfter(lastDay) ? lastDay : firstDay);
    YearMonth earliest = last.minusMonths(MOST - 1);
    return new MonthlySeries(first.isBefore(earliest) ? earliest : first, last);
  }

  /**
   * When an instrument was opened or, if nobody knows, when a state may first have said anything of
   * it.
   */
  static LocalDate opened(Instrument instrument, InstrumentStatuses standings) {
    LocalDate opened = instrument.opened().earliest();
    return opened.equals(LocalDate.MIN) ? standings.first().orElse(opened) : opened;
  }

  /** The last day of each. */
  Stream<LocalDate> ends() {
    return LongStream.rangeClosed(0, first.until(last, ChronoUnit.MONTHS))
        .mapToObj(number -> first.plusMonths(number).atEndOfMonth());
  }

  private static LocalDate firstDay(String from) {
    BitemporalPoint.day("from", from);
    return new EdtfDate(from).earliest();
  }
}
