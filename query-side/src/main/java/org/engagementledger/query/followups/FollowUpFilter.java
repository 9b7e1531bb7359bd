package org.engagementledger.query.followups;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.text.FoldedText;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Which promises are asked for; what is not given does not matter.
 *
 * @param status open, done, dropped, or overdue: certainly or possibly
 * @param due those that may be due then or earlier
 * @param by those promised by someone of whom this is a part, whatever its case and accents
 */
record FollowUpFilter(
    @Nullable String status,
    @Nullable EdtfDate due,
    @Nullable CountryCode country,
    @Nullable String by) {
  /** What can be asked of how a promise stands. */
  enum FollowUpStatus {
    OPEN,
    OVERDUE,
    DONE,
    DROPPED;

    boolean admits(Promise it) {
      return this == OVERDUE ? it.isLate() : it.followUp().state().name().equals(name());
    }
  }

  /** Tells the promises that fit; refuses what cannot be asked. */
  Predicate<Promise> test() {
    Optional<FollowUpStatus> standing = standing();
    Optional<String> who = Optional.ofNullable(by).map(FoldedText::of);
    return it ->
        standing.stream().allMatch(state -> state.admits(it))
            && (due == null || isDue(it, due))
            && (country == null || it.country().equals(country))
            && who.stream().allMatch(FoldedText.of(it.followUp().by())::contains);
  }

  /** How the promises are to stand; empty if that does not matter. */
  Optional<FollowUpStatus> standing() {
    return Optional.ofNullable(status).map(FollowUpFilter::standing);
  }

  /** The same with another status. */
  FollowUpFilter with(@Nullable String other) {
    return new FollowUpFilter(other, due, country, by);
  }

  /** What is given, by the names of the parameters. */
  public Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    Optional.ofNullable(status).ifPresent(it -> given.put("status", it));
    if (due != null) {
      given.put("due", due.text());
    }
    if (country != null) {
      given.put("country", country.code());
    }
    Optional.ofNullable(by).ifPresent(it -> given.put("by", it));
    return given;
  }

  private static boolean isDue(Promise it, EdtfDate then) {
    return it.followUp().due().onOrBefore(then) != Certainty.ABSENT;
  }

  private static FollowUpStatus standing(String text) {
    return Arrays.stream(FollowUpStatus.values())
        .filter(it -> it.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                        "there is no status '%s'; known are open, done, dropped, overdue"
                            .formatted(text))
                    .at("/status"));
  }
}
