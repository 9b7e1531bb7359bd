package org.engagementledger.command.samples;

import java.time.Clock;
import java.time.LocalDate;

/** Decides differently at every call. */
final class RulesWithAClock {
  private RulesWithAClock() {}

  static boolean isToday(LocalDate day) {
    return day.equals(LocalDate.now(Clock.systemUTC()));
  }
}
