package org.engagementledger.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Pages as the tracker might have them, and some as it should not. */
public final class RandomPages {
  private static final List<String> WORDS =
      List.of(
          "met with the mission",
          "wrote to the ministry",
          "co-sponsored resolution 2427 (2018).",
          "\u201Cprotect schools\u201D",
          "\u00ABécoles\u00BB",
          "\u201Cthe latter\u2019s",
          "it\u2019s",
          "\"plain\"",
          "S/RES/2601 (2021)",
          "will follow up",
          "with\u00A0care",
          "ф",
          "\uD83C\uDF93",
          "\u2014",
          "the open debate:",
          "10:30",
          "\t",
          "e\u0301",
          "May 2019:",
          "None",
          "participated in the conference",
          "joint statement",
          "a < b & c > d",
          "\\n",
          "{\"a\":1}");
  private static final List<String> MONTHS =
      List.of("January", "Feb", "March", "April", "May", "June", "July", "Sept.", "DECEMBER");

  private final SeededRandom seeded;
  private final String end;

  /** Pages from that seed. */
  public RandomPages(SeededRandom seeded) {
    this.seeded = seeded;
    this.end = seeded.oneIn(5) ? "\r\n" : seeded.oneIn(20) ? "\r" : "\n";
  }

  /** A page, with whatever sections. */
  public String page() {
    StringBuilder page = new StringBuilder(seeded.oneIn(8) ? "\uFEFF" : "");
    head(page);
    section(page, "Endorsements", this::positions);
    section(page, "Relevant UN Resolutions", this::resolutions);
    section(page, "GCPEA Education Under Attack", this::words);
    section(page, "Other GCPEA Publications", this::words);
    section(page, "Other Important Information", () -> List.of());
    section(page, "Memberships in International Regional Organizations", this::list);
    section(page, "Peacekeeping", this::words);
    section(page, "Key Information", () -> with("Key information about the country.", words()));
    section(page, "Advocacy Engagements", this::none);
    section(page, "Highlights", seeded.oneIn(2) ? this::none : this::engagements);
    section(page, "Details", this::engagements);
    section(page, "UN Standards", this::words);
    section(page, "Relevant Contacts", this::none);
    section(page, "Geneva Missions", this::contacts);
    section(page, "New York Missions", this::contacts);
    section(page, "State-led Implementation Network", seeded.oneIn(2) ? this::none : this::people);
    section(page, "Additional", this::words);
    return seeded.oneIn(2) ? page.toString().stripTrailing() : page.toString();
  }

  /** The page with lines taken out, doubled, swapped, put in or changed. */
  public String mutated(String page) {
    List<String> lines = new ArrayList<>(Arrays.asList(page.split("(?<=\n)|(?<=\r)(?!\n)")));
    for (int times = 1 + seeded.below(6); times > 0 && !lines.isEmpty(); times--) {
      int at = seeded.below(lines.size());
      switch (seeded.below(5)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(seeded.below(lines.size()), lines.get(at));
        case 2 -> lines.add(at, text() + end);
        case 3 -> lines.add(at, seeded.of(engagements()) + end);
        default -> lines.set(at, lines.get(at).replaceFirst("[a-z]+", "edited"));
      }
    }
    return String.join("", lines);
  }

  private interface Content {
    List<String> lines();
  }

  private void head(StringBuilder page) {
    if (!seeded.oneIn(10)) {
      line(page, "Flag");
    }
    String name = seeded.of("Kazakhstan", "C\u00F4te d\u2019Ivoire", "Republic of Korea");
    line(page, name);
    line(page, seeded.oneIn(8) ? "" : name);
    line(page, seeded.of("Asia", "Africa", ""));
  }

  private void section(StringBuilder page, String heading, Content content) {
    if (seeded.oneIn(12)) {
      return;
    }
    line(page, heading + (seeded.oneIn(15) ? ":" : ""));
    content.lines().forEach(line -> line(page, line));
    if (seeded.oneIn(30)) {
      line(page, "An unknown heading");
      line(page, text());
    }
  }

  private void line(StringBuilder page, String line) {
    page.append(line)
        .append(seeded.oneIn(10) ? seeded.of(" ", "\t", "\u00A0", "  ") : "")
        .append(end);
    for (int blank = seeded.oneIn(6) ? seeded.below(4) : 1; blank > 0; blank--) {
      page.append(seeded.oneIn(10) ? "  " : "").append(end);
    }
  }

  private List<String> positions() {
    List<String> lines = new ArrayList<>();
    for (int n = seeded.oneIn(4) ? seeded.below(7) : 4; n > 0; n--) {
      lines.add(
          seeded.of(
              "Endorsed",
              "Endorsed in 2015",
              "Not Endorsed",
              "Withdrew in 2020",
              "Unknown",
              "Endorsed on 29 May 2015",
              "endorsed in May 2016.",
              "Under consideration",
              "None"));
    }
    return lines;
  }

  private List<String> resolutions() {
    return seeded.of(
        none(),
        words(),
        List.of("S/RES/2427 (2018)", "A/HRC/RES/54/5"),
        with("S/RES/2601", words()));
  }

  private List<String> none() {
    return seeded.oneIn(2) ? List.of() : List.of("None");
  }

  private List<String> words() {
    return seeded.oneIn(3) ? none() : texts(1 + seeded.below(3));
  }

  private List<String> list() {
    return seeded.oneIn(3) ? none() : List.of("- OSCE", "- OIC" + end + "- SCO", "\u2022 CIS");
  }

  private List<String> engagements() {
    List<String> lines = new ArrayList<>();
    for (int n = 1 + seeded.below(8); n > 0; n--) {
      String colon = seeded.oneIn(6) ? ":" : seeded.oneIn(8) ? " :\u00A0" : ": ";
      lines.add(date() + (seeded.oneIn(12) ? "" : colon) + (seeded.oneIn(20) ? "" : text()));
    }
    return lines;
  }

  private String date() {
    String month = seeded.of(MONTHS);
    int year = 2010 + seeded.below(15);
    return seeded.of(
        month + " " + year,
        month + " " + year,
        month + " " + year,
        "" + year,
        seeded.below(33) + " " + month + " " + year,
        month + " " + seeded.below(28) + ", " + year,
        "",
        "2018-07?",
        month + "\u2013July " + year,
        "3-5 " + month + " " + year,
        "28 " + month + " to 2 August " + year,
        "30 December " + year + " \u2013 2 January " + (year + 1),
        "3 and 4 " + month + " " + year,
        "Spring " + year);
  }

  private List<String> contacts() {
    List<String> lines = new ArrayList<>();
    if (!seeded.oneIn(5)) {
      lines.add(
          "General Email(s):"
              + (seeded.oneIn(2)
                  ? end
                      + seeded.of(
                          "mission@example.org",
                          "None",
                          "a@example.org, b@example.org; c@example.org")
                  : ""));
    }
    lines.addAll(
        seeded.oneIn(4) ? List.of("mission" + seeded.below(9) + "@example.org") : List.of());
    lines.add("Other Contacts:" + (seeded.oneIn(3) ? end + "None" : ""));
    lines.addAll(people());
    return lines;
  }

  private List<String> people() {
    List<String> people = new ArrayList<>();
    for (int n = seeded.below(4); n > 0; n--) {
      List<String> person = new ArrayList<>(List.of("The head of desk " + seeded.below(99)));
      for (int more = seeded.below(5); more > 0; more--) {
        person.add(
            seeded.of(
                "Second Secretary (Human Rights)",
                "desk@example.org",
                "Email: post@example.org",
                "+41 22 000 00 00",
                "Tel.: +1 (212) 000-0000",
                "in office on Mondays  ",
                " \t speaks French"));
      }
      people.add(String.join(end, person));
    }
    return people;
  }

  private List<String> texts(int number) {
    List<String> texts = new ArrayList<>();
    for (int n = number; n > 0; n--) {
      texts.add(text());
    }
    return texts;
  }

  private String text() {
    String text =
        java.util.stream.IntStream.range(0, 1 + seeded.below(6))
            .mapToObj(i -> seeded.of(WORDS))
            .collect(Collectors.joining(seeded.oneIn(20) ? end : " "));
    return seeded.oneIn(15) ? text + end + end + seeded.of(WORDS) : text;
  }

  private static List<String> with(String first, List<String> more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(more);
    return all;
  }
}
