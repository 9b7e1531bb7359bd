package org.engagementledger.query.projections;

import java.time.Instant;
import java.util.List;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DossierEvent;
import org.springframework.stereotype.Component;

/** Dossiers by what was known at an earlier time, read from the log. */
@Component
public final class Past {
  private final Log log;

  Past(Log log) {
    this.log = log;
  }

  /** The chronicle of a country by the events recorded until then. */
  public Chronicle at(CountryCode country, Instant time) {
    return at(country, time, events(country));
  }

  /** The same, of a country whose events are at hand. */
  public Chronicle at(CountryCode country, Instant time, List<Seen> events) {
    Chronicle chronicle = Chronicle.unopened(country);
    for (Seen event : events) {
      if (event.time().isAfter(time)) {
        break;
      }
      chronicle = chronicle.after((DossierEvent) event.event(), event);
    }
    return chronicle;
  }

  /** Every event of a country, in their order. */
  public List<Seen> events(CountryCode country) {
    return log.before(country.code(), Integer.MAX_VALUE);
  }
}
