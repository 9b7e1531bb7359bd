package org.engagementledger.samples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A page of facts of our own, and what somebody edits of its form. */
public final class EditedPage {
  /**
   * An engagement of the page.
   *
   * @param edtf its date
   * @param label how the page writes the date
   * @param sign a word of the text that no other has
   */
  public record SampleEngagement(String edtf, String label, String text, String sign) {
    /** The line as it was before any edit. */
    String line() {
      return label + ": " + text;
    }
  }

  /** A month, a day, a span, a year; each of them known. */
  public static final List<SampleEngagement> TOLD =
      List.of(
          new SampleEngagement(
              "2016-01", "January 2016", "Wrote to the mission on schools.", "Wrote"),
          new SampleEngagement(
              "2018-05-15",
              "15 May 2018",
              "Met with the counsellor in Geneva, who asked for examples of good practice.",
              "counsellor"),
          new SampleEngagement(
              "2018-07", "July 2018", "Co-sponsored a resolution of the Council.", "Council"),
          new SampleEngagement(
              "2018-12/2019-01",
              "December 2018/January 2019",
              "Called the desk twice about the conference in Palma.",
              "Called"),
          new SampleEngagement("2019", "2019", "Took part in the meeting of experts.", "experts"),
          new SampleEngagement(
              "2019-06", "June 2019", "Sent the concept note to the ministry.", "concept"));

  static final String PERSON =
      "Ms. Example\nSecond Secretary\nsecond@example.org\n+41 22 000 00 00";

  final Map<SampleEngagement, String> lines = new LinkedHashMap<>();
  final List<SampleEngagement> highlights = new ArrayList<>();
  final Set<SampleEngagement> labelled = new HashSet<>();
  final List<UnaryOperator<String>> afterwards = new ArrayList<>();
  UnaryOperator<String> heading = UnaryOperator.identity();
  UnaryOperator<String> details = UnaryOperator.identity();
  String person = PERSON;
  private final Map<SampleEngagement, Set<String>> dates = new HashMap<>();

  EditedPage() {
    TOLD.forEach(
        it -> {
          lines.put(it, it.line());
          dates.put(it, new TreeSet<>(Set.of(it.edtf())));
        });
  }

  /** The page before any edit. */
  public static String unedited() {
    return new EditedPage().text();
  }

  /** The dates, in EDTF, that an engagement may have after the edits. */
  public Set<String> dates(SampleEngagement told) {
    return dates.getOrDefault(told, Set.of());
  }

  /** The edited form says that date. */
  void says(SampleEngagement told, String edtf) {
    dates.computeIfAbsent(told, it -> new TreeSet<>()).add(edtf);
  }

  /** The page. */
  public String text() {
    List<String> blocks = new ArrayList<>(List.of("Flag", "Kazakhstan", "Kazakhstan", "Asia"));
    blocks.add(heading.apply("Endorsements"));
    blocks.addAll(List.of("Endorsed in 2015", "Endorsed", "Endorsed", "Not Endorsed"));
    blocks.add(heading.apply("Peacekeeping"));
    blocks.add("Is a peacekeeping contributing country");
    blocks.add(heading.apply("Advocacy Engagements"));
    blocks.add(heading.apply("Highlights"));
    highlights.forEach(it -> blocks.add(lines.get(it)));
    blocks.add(heading.apply("Details"));
    blocks.add(details.apply(String.join("\n\n", lines.values())));
    blocks.add(heading.apply("UN Standards"));
    blocks.add(heading.apply("Relevant Contacts"));
    blocks.add(heading.apply("Geneva Missions"));
    blocks.add("General Email(s):\nmission@example.org");
    blocks.add("Other Contacts:");
    blocks.add(person);
    blocks.add(heading.apply("Additional"));
    blocks.add("None");
    String page = String.join("\n\n", blocks) + "\n";
    for (UnaryOperator<String> edit : afterwards) {
      page = edit.apply(page);
    }
    return page;
  }
}
