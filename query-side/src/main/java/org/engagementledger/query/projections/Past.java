package org.engagementledger.query.projections;

import java.time.Instant;
import java.util.List;
import org.engagementledger.events.CountryCode;
import org.springframework.stereotype.Component;

/** Dossiers by what was known at an earlier time, read from the log. */
@Component
public final class Past {
  private final Log log;

  Past(Log log) {
    this.log = log;
  }

  /** The chronicle of a country by what was recorded until then, read from the ledger. */
  public Chronicle at(CountryCode country, Instant time) {
    return Chronicle.unopened(country).after(log.recorded(country.code(), time));
  }

  /** The chronicle of a country by those of its events that were recorded until then. */
  public Chronicle at(CountryCode country, Instant time, List<Seen> events) {
    return Chronicle.unopened(country)
        .after(events.stream().takeWhile(event -> !event.time().isAfter(time)).toList());
  }

  /** The chronicle of a country by all events recorded so far. */
  public Chronicle now(CountryCode country) {
    return Chronicle.unopened(country).after(events(country));
  }

  /** Every event of a country, in their order. */
  public List<Seen> events(CountryCode country) {
    return log.before(country.code(), Integer.MAX_VALUE);
  }
}
