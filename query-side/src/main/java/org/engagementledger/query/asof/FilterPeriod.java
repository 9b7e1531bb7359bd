package org.engagementledger.query.asof;

import org.engagementledger.dates.EdtfDate;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;

/** The two dates of a filter between which something is to lie; each may be missing. */
public final class FilterPeriod {
  private FilterPeriod() {}

  /** Refuses dates of which the first is certainly after the last, by the names they are given. */
  public static void requireOrder(
      String from, @Nullable EdtfDate first, String to, @Nullable EdtfDate last) {
    if (first != null && last != null && first.certainlyAfter(last)) {
      throw new Refusal("'%s' is after '%s'".formatted(from, to)).at("/" + from);
    }
  }
}
