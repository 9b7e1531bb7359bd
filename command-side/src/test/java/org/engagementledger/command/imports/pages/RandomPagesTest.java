package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.KZ;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.command.imports.TextNormalizer;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;

/**
 * Random versions of a page, one after the other, with people's amendments and retractions in
 * between: each line stays one engagement, what people took back does not come again, and what they
 * amended stays until the page says something else of just that.
 */
class RandomPagesTest {
  private static final List<String> TEXTS =
      List.of(
          "The coalition met the Mission in Geneva about schools.",
          "Wrote to the ministry and sent it the concept note on training.",
          "Called the embassy twice before the regional workshop in Panama.");
  private static final List<String> DAYS = List.of("9 July 2018", "May 2019", "3 March 2020");

  /** A line of the page, in its own words. */
  private static final class TrackedLine {
    private final int number;
    private String words;
    private String imported;
    private String label;
    private String place = "";
    private boolean isHighlight;
    private boolean isTakenBack;
    private Optional<String> date = Optional.empty();
    private Optional<String> text = Optional.empty();

    TrackedLine(int number) {
      this.number = number;
      words = TEXTS.get(number);
      imported = words;
      label = DAYS.get(number) + ": ";
    }

    /** What the page says anew is what the entry says. */
    void take() {
      if (!TextNormalizer.folded(words).equals(TextNormalizer.folded(imported))) {
        text = Optional.empty();
      }
      imported = words;
    }

    String text() {
      return (place.isEmpty() ? label : label.replace(": ", " (" + place + "): ")) + words;
    }
  }

  private final List<TrackedLine> lines = new ArrayList<>();
  private InMemoryPageImport dossier = new InMemoryPageImport();

  @Test
  void whatPeopleDidStaysThroughManyVersions() {
    SeededRandom.each(
        Integer.getInteger("seeds", 400),
        seeded -> {
          lines.clear();
          dossier = new InMemoryPageImport();
          for (int i = 0; i < TEXTS.size(); i++) {
            lines.add(new TrackedLine(i));
            lines.getLast().isHighlight = seeded.oneIn(2);
          }
          dossier.imported(page(seeded));
          for (int version = 0; version < 6; version++) {
            for (int i = seeded.below(3); i > 0; i--) {
              act(seeded, lines.get(seeded.below(lines.size())));
            }
            dossier.imported(page(seeded));
            lines.forEach(TrackedLine::take);
            check();
          }
        });
  }

  private void act(SeededRandom seeded, TrackedLine line) {
    Optional<Entry> entry = entry(line);
    switch (seeded.below(8)) {
      case 0 -> entry.ifPresent(it -> retract(line, it));
      case 1 -> entry.ifPresent(it -> date(seeded, line, it));
      case 2 -> entry.ifPresent(it -> tell(seeded, line, it));
      case 3 -> line.label = seeded.of("", DAYS.get(line.number) + ": ");
      case 4 ->
          line.label = seeded.of("n.d.: ", "03/04/2018: ", "- " + DAYS.get(line.number) + ": ");
      case 5 -> mark(seeded, line);
      case 6 -> line.isHighlight = !line.isHighlight;
      default -> line.place = line.label.contains(":") ? seeded.of("", "Bern", "Vienna") : "";
    }
  }

  private void retract(TrackedLine line, Entry entry) {
    dossier.record(new EntryRetracted(KZ, entry.id(), "wrong"));
    line.isTakenBack = true;
  }

  private void date(SeededRandom seeded, TrackedLine line, Entry entry) {
    String date = "201" + seeded.below(8) + "-11-1" + seeded.below(9);
    Engagement dated = ((Engagement) entry.fact()).on(new EdtfDate(date), Optional.empty());
    amend(entry, dated);
    line.date = Optional.of(date);
  }

  private void tell(SeededRandom seeded, TrackedLine line, Entry entry) {
    String text = "Person " + seeded.below(1_000) + " tells of line " + line.number;
    amend(entry, ((Engagement) entry.fact()).retold(text));
    line.text = Optional.of(text);
  }

  private void amend(Entry entry, Engagement fact) {
    if (!fact.equals(entry.fact())) {
      dossier.record(new EntryAmended(KZ, entry.id(), fact, "better"));
    }
  }

  /** Another mark at the end is no other text; another word is one. */
  private static void mark(SeededRandom seeded, TrackedLine line) {
    String bare = line.words.replaceAll("[.!]*$", "");
    if (seeded.oneIn(2)) {
      line.words = bare + seeded.of("", ".", "!");
    } else {
      String other = bare.contains(" also") ? bare.replace(" also", "") : bare + " also";
      line.words = other + ".";
    }
  }

  private String page(SeededRandom seeded) {
    List<String> highlights = new ArrayList<>();
    List<String> details = new ArrayList<>();
    for (TrackedLine line : lines) {
      if (line.isHighlight) {
        highlights.add(line.text());
      }
      if (!line.isHighlight || line.number == 0) {
        details.add(line.text());
      }
    }
    return "Kazakhstan\n\nAsia\n\nHighlights\n\n%s\n\nDetails\n\n%s\n\nAdditional\n\nVersion %s\n"
        .formatted(
            String.join("\n\n", highlights), String.join("\n\n", details), seeded.below(1_000_000));
  }

  private void check() {
    Map<Integer, Integer> found = new HashMap<>();
    dossier
        .dossier()
        .facts(Engagement.class)
        .forEach(it -> found.merge(number(it), 1, Integer::sum));
    for (TrackedLine line : lines) {
      int expected = line.isTakenBack ? 0 : 1;
      assertThat(found.getOrDefault(line.number, 0))
          .as("line %d: '%s' in %s", line.number, line.text(), dossier.dossier().entries())
          .isEqualTo(expected);
      entry(line).ifPresent(entry -> check(line, (Engagement) entry.fact()));
    }
  }

  private static void check(TrackedLine line, Engagement fact) {
    line.date.ifPresent(date -> assertThat(fact.date().text()).as(line.text()).isEqualTo(date));
    line.text.ifPresent(text -> assertThat(fact.text()).as(line.text()).isEqualTo(text));
    assertThat(fact.date()).as(line.text()).isNotEqualTo(EdtfDate.UNKNOWN);
    assertThat(fact.highlight()).as(line.text()).isEqualTo(line.isHighlight);
  }

  private Optional<Entry> entry(TrackedLine line) {
    return dossier
        .dossier()
        .standing()
        .filter(it -> it.fact() instanceof Engagement fact && number(fact) == line.number)
        .findFirst();
  }

  private static int number(Engagement fact) {
    for (int i = 0; i < TEXTS.size(); i++) {
      String beginning = TEXTS.get(i).substring(0, 16);
      if (fact.text().contains(beginning) || fact.text().endsWith("line " + i)) {
        return i;
      }
    }
    return -1;
  }
}
