package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.KZ;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Engagement;
import org.junit.jupiter.api.Test;

/**
 * What a person took back stays so, wherever its line is moved, lost, found and edited since.
 * {@code -Dpages=1000} for more, {@code -Dseed=N} for the same again.
 */
class RetractionLawTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int TIMES = Integer.getInteger("pages", 150);
  private static final int LONGEST = 8;

  private static final String LINE =
      "9 July 2018: The coalition met the Mission in Geneva about the conference.";
  private static final String PERSON = "The human rights desk\nSecond Secretary\ndesk@example.org";
  private static final List<String> SECTIONS =
      List.of("Geneva Missions", "New York Missions", "National Ministries");

  private static final List<UnaryOperator<String>> EDITS =
      List.of(
          line -> line.replace("conference.", "conference"),
          line -> line.replace("met the", "met with the"),
          line -> line.replace("9 July 2018:", "10 July 2018:"),
          line -> line.replace("9 July 2018:", "July 9, 2018 \u2013"),
          line -> line.replace("9 July 2018:", "July 2018:"),
          line -> line.replace("9 July 2018:", "9 July 2018 (Bern):"),
          line -> line.replace("9 July 2018: ", ""));

  /** Whoever has another name or another address as well as another post may be another. */
  private static final List<UnaryOperator<String>> ELSEWHERE =
      List.of(person -> person.replace("Second", "First"), person -> person + "\n+41 22 555 01 01");

  private static final List<UnaryOperator<String>> OF_PERSONS =
      List.of(
          person -> person.replace("Second", "First"),
          person -> person.replace("The human rights desk", "The desk"),
          person -> person.replace("desk@", "desk.two@"),
          person -> person.replace("\n", ", "),
          person -> person + "\n+41 22 555 01 01");

  private final Random random = new Random(SEED);

  @Test
  void an_engagement() {
    for (int i = 0; i < TIMES; i++) {
      InMemoryPageImport dossier = new InMemoryPageImport();
      dossier.imported(page("", LINE, 0, ""));
      dossier.record(new EntryRetracted(KZ, engagement(dossier).id(), "wrong state"));
      List<String> pages = new ArrayList<>();
      for (int step = random.nextInt(1, LONGEST); step > 0; step--) {
        String line = edited(LINE, EDITS);
        String page =
            switch (random.nextInt(4)) {
              case 0 -> page(line, "", 0, "");
              case 1 -> page("", "", 0, "");
              default -> page("", line, 0, "");
            };
        pages.add(page);
        dossier.imported(page);
        assertThat(dossier.dossier().facts(Engagement.class).map(Engagement::text))
            .as("%s, seed %s", pages, SEED)
            .containsExactly("Palma.");
      }
    }
  }

  @Test
  void a_contact() {
    for (int i = 0; i < TIMES; i++) {
      InMemoryPageImport dossier = new InMemoryPageImport();
      dossier.imported(page("", LINE, 0, PERSON));
      dossier.record(new ContactRemoved(KZ, dossier.last(Contact.class::isInstance).id()));
      List<String> pages = new ArrayList<>();
      for (int step = random.nextInt(1, LONGEST); step > 0; step--) {
        boolean isThere = random.nextInt(4) > 0;
        int section = random.nextInt(SECTIONS.size());
        String person = isThere ? edited(PERSON, section == 0 ? OF_PERSONS : ELSEWHERE) : "";
        String page = page("", LINE, section, person);
        pages.add(page);
        dossier.imported(page);
        assertThat(dossier.dossier().facts(Contact.class)).as("%s, seed %s", pages, SEED).isEmpty();
      }
    }
  }

  private String edited(String text, List<UnaryOperator<String>> edits) {
    return random.nextBoolean() ? text : edits.get(random.nextInt(edits.size())).apply(text);
  }

  private static Entry engagement(InMemoryPageImport dossier) {
    return dossier.last(
        it -> it instanceof Engagement engagement && engagement.text().length() > 9);
  }

  private static String page(String highlights, String details, int section, String people) {
    return "Kazakhstan\n\nAsia\n\nAdvocacy Engagements\n\nHighlights\n\n"
        + highlights
        + "\n\nDetails\n\nMay 2019: Palma.\n\n"
        + details
        + "\n\n"
        + (people.isEmpty() ? "" : SECTIONS.get(section) + "\n\n" + people + "\n");
  }
}
