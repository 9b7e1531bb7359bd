package org.engagementledger.query.endorsements;

import java.util.Arrays;
import java.util.Optional;
import org.engagementledger.events.Refusal;
import org.engagementledger.events.Status;
import org.jspecify.annotations.Nullable;

/**
 * Which countries are asked for with regard to an instrument.
 *
 * @param status that they had, certainly or possibly; ENDORSED if not given
 * @param region in which they lie, if that matters
 */
record Which(@Nullable String status, @Nullable String region) {
  Status wanted() {
    return status == null || status.isBlank() ? Status.ENDORSED : status(status);
  }

  boolean isOfStatus() {
    return status != null && !status.isBlank();
  }

  Optional<String> place() {
    return Optional.ofNullable(region).filter(it -> !it.isBlank());
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
