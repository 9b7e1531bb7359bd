package org.engagementledger.query.endorsements;

import java.util.Arrays;
import java.util.Optional;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Which countries are asked for with regard to an instrument, if to one.
 *
 * @param status that they had, certainly or possibly; ENDORSED if not given
 * @param region in which they lie, if that matters
 */
public record StatusFilter(@Nullable String status, @Nullable String region) {
  /** The status that they had. */
  public Status wanted() {
    return status == null ? Status.ENDORSED : status(status);
  }

  /** Refuses a status of nothing. */
  public void requireSense(Optional<InstrumentId> instrument) {
    if (status != null && instrument.isEmpty()) {
      throw new Refusal("a status is a status of an instrument: give one too").at("/instrument");
    }
  }

  /** The region in which they lie. */
  public Optional<String> place() {
    return Optional.ofNullable(region);
  }

  private static Status status(String text) {
    return Arrays.stream(Status.values())
        .filter(it -> it.name().equalsIgnoreCase(text.replace('-', '_')))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                        "there is no status '%s'; known are %s"
                            .formatted(text, Arrays.toString(Status.values())))
                    .at("/status"));
  }
}
