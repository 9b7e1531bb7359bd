package org.engagementledger.standalone.commandline.queries;

import org.engagementledger.dates.EdtfDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The options that say as of which day, and by what was known at which time. */
final class AsOfOptions {
  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "As it was at the end of 2018, 2018-07 or 2018-07-09. Default: today.")
  @Nullable String asOf;

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      description = "By what had been recorded until then: a date, or a time in UTC. Default: now.")
  @Nullable String knownAt;

  /** A date of an answer, with a question mark if what it dates is not certain. */
  static String shown(JsonNode date, boolean certain) {
    String text = date.asString("");
    if (text.equals(EdtfDate.UNKNOWN.text())) {
      return "date unknown";
    }
    return certain ? text : text + "?";
  }
}
