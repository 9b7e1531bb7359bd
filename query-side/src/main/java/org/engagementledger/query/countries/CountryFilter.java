package org.engagementledger.query.countries;

import java.util.Arrays;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Refusal;
import org.engagementledger.events.Status;
import org.jspecify.annotations.Nullable;

/**
 * Which countries are asked for; what is not given does not matter.
 *
 * @param region a region or a sub-region
 * @param instrument those that endorsed it, or have the status that is given too
 */
record CountryFilter(
    @Nullable String region, @Nullable InstrumentId instrument, @Nullable String status) {
  /** An empty field of a form is one that was not filled in. */
  CountryFilter {
    region = given(region);
    status = given(status);
  }

  boolean admits(CountrySummary country) {
    return (region == null
            || region.equalsIgnoreCase(country.region())
            || region.equalsIgnoreCase(country.subregion()))
        && (instrument == null || country.status(instrument) == wanted());
  }

  /** Refuses what cannot be asked. */
  void check() {
    if (status != null && instrument == null) {
      throw new Refusal("a status is a status of an instrument: give one too").at("/instrument");
    }
    var unused = wanted();
  }

  private Status wanted() {
    return status == null
        ? Status.ENDORSED
        : Arrays.stream(Status.values())
            .filter(it -> it.name().equalsIgnoreCase(status.replace('-', '_')))
            .findFirst()
            .orElseThrow(() -> unknown(status));
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Refusal unknown(String text) {
    return new Refusal(
            "there is no status '%s'; known are %s"
                .formatted(text, Arrays.toString(Status.values())))
        .at("/status");
  }
}
