package org.engagementledger.samples;

import java.time.LocalDate;
import java.util.Optional;
import org.engagementledger.dates.EdtfDate;

/** Dates of every form that the ledger understands. */
public final class RandomDates {
  private final SeededRandom seeded;

  /** Dates from that seed. */
  public RandomDates(SeededRandom seeded) {
    this.seeded = seeded;
  }

  /** A day between 2010 and 2024. */
  public LocalDate day() {
    return LocalDate.of(2010, 1, 1).plusDays(seeded.below(15 * 365));
  }

  /** A date of any form. */
  public EdtfDate date() {
    return switch (seeded.below(12)) {
      case 0 -> EdtfDate.UNKNOWN;
      case 1 -> interval();
      case 2 -> new EdtfDate(single() + "/" + seeded.of("..", ""));
      case 3 -> new EdtfDate(seeded.of("..", "") + "/" + single());
      case 4 -> new EdtfDate("[" + single() + "," + day() + "]");
      default -> new EdtfDate(single());
    };
  }

  /** On some days a last day, for what lasted from them on. */
  public Optional<EdtfDate> lastDay(EdtfDate date) {
    return date.isDay() && seeded.oneIn(2)
        ? Optional.of(EdtfDate.of(date.earliest().plusDays(seeded.below(300))))
        : Optional.empty();
  }

  private EdtfDate interval() {
    LocalDate from = day();
    return new EdtfDate(from + "/" + from.plusDays(seeded.below(900)));
  }

  private String single() {
    String day = day().toString();
    String year = day.substring(0, 4);
    return seeded.of(
            day,
            day,
            day.substring(0, 7),
            day.substring(0, 7),
            year,
            year.substring(0, 3) + "X",
            "20XX",
            year + "-XX",
            day.substring(0, 7) + "-XX",
            year + "-" + (21 + seeded.below(21)),
            year.substring(0, 3) + "X" + day.substring(4, 7),
            year + "-0X" + "-1X",
            year + "S3",
            "~" + day)
        + seeded.of("", "", "", "?", "~", "%");
  }
}
