package org.engagementledger.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.pages.SamplePage.facts;
import static org.engagementledger.pages.SamplePage.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Contact.Post;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.samples.FirstImport;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;

/** A contact that was recorded by other means reads back from a printed page as the same one. */
class PrintedContactsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final List<String> NAMES =
      List.of("", "Ms. Sample", "The human rights desk", "desk", "Pat de la Example", "N. N.");
  private static final List<String> FUNCTIONS =
      List.of("", "Counsellor", "covers children", "Second Secretary, political", "Desk 4");
  private static final List<String> EMAILS = List.of("", "pat@example.org", "o.n@example.org");
  private static final List<String> PHONES = List.of("", "+41 22 000 00 00", "022/123.45.67");
  private static final List<String> NOTES =
      List.of(
          "",
          "prefers mornings",
          "Speaks French\nand Russian",
          "also +41 22 000 00 01",
          "met in July 2018",
          "Head of Section until May",
          "Fax: 022 123 45 68",
          "None",
          "Details");

  @Test
  void added() {
    SeededRandom.each(
        600,
        seeded -> {
          Contact contact = contact(seeded);
          Dossier dossier = dossier("Ms. Other\nother@example.org");
          EntryId id = new EntryId("new");
          Dossier more = dossier.after(new ContactAdded(dossier.country(), id, contact), TODAY);
          assertThat(printed(more)).as(contact.toString()).contains(shown(contact)).hasSize(2);
        });
  }

  @Test
  void changed() {
    SeededRandom.each(
        600,
        seeded -> {
          Contact contact = contact(seeded);
          Dossier dossier = dossier("Pat Before\nAttach\u00e9\nbefore@example.org");
          Entry entry = dossier.standing().findFirst().orElseThrow();
          Dossier changed =
              dossier.after(new ContactChanged(dossier.country(), entry.id(), contact), TODAY);
          assertThat(printed(changed)).as(contact.toString()).containsExactly(shown(contact));
        });
  }

  private static Contact contact(SeededRandom seeded) {
    while (true) {
      Optional<PersonalText> name = personal(seeded.of(NAMES));
      Optional<PersonalText> email = personal(seeded.of(EMAILS));
      Optional<PersonalText> phone = personal(seeded.of(PHONES));
      Optional<PersonalText> notes = personal(seeded.of(NOTES));
      if (name.or(() -> email).or(() -> phone).isPresent()) {
        String function = seeded.of(FUNCTIONS);
        return new Contact(Post.GENEVA, name, function, email, phone, notes, EdtfDate.UNKNOWN);
      }
    }
  }

  private static Optional<PersonalText> personal(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty()).map(it -> new PersonalText("pat", it));
  }

  private static Dossier dossier(String people) {
    return FirstImport.recorded(
        read(
            "Kazakhstan\n\nAsia\n\nDetails\n\nGeneva Missions\n\nOther Contacts:\n"
                + people
                + "\n"));
  }

  private static List<List<String>> printed(Dossier dossier) {
    String page = PageFormat.TRACKER.print(dossier);
    return facts(read(page), Contact.class).stream().map(PrintedContactsTest::shown).toList();
  }

  private static List<String> shown(Contact it) {
    return List.of(
        it.name().map(PersonalText::text).orElse(""),
        it.function(),
        it.email().map(PersonalText::text).orElse(""),
        it.phone().map(PersonalText::text).orElse(""),
        it.notes().map(PersonalText::text).orElse("").replace("\n", " "));
  }
}
