package org.engagementledger.command.imports;

import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Contact;
import org.engagementledger.events.Fact.Engagement;

/** An entry with what somebody edited on its page, and no more than that. */
final class Retelling {
  private Retelling() {}

  /**
   * The fact as it is now, with the edits.
   *
   * @param said what the last page said
   * @param says what the page says now
   */
  static Fact of(Fact now, Fact said, Fact says) {
    if (now instanceof Engagement is && says instanceof Engagement page) {
      return engagement(is, (Engagement) said, page);
    }
    if (now instanceof Contact is && says instanceof Contact page) {
      return contact(is, page);
    }
    return says;
  }

  static boolean highlight(Fact fact) {
    return fact instanceof Engagement it && it.highlight();
  }

  /** Whether the page does not say any more when that was. */
  static boolean lacksDate(Fact now, Fact page) {
    return page instanceof Engagement
        && page.date().equals(EdtfDate.UNKNOWN)
        && !now.date().equals(EdtfDate.UNKNOWN);
  }

  /** What is remarked then. */
  static String keptDate(Fact now) {
    return "says no date that can be read; the recorded one, "
        + now.date()
        + ", stays (amend the entry if it is unknown)";
  }

  /** Whether the page names a place, and nothing that is recorded does. */
  static boolean addsPlace(Fact now, Fact page) {
    return now instanceof Engagement is
        && page instanceof Engagement says
        && is.place().isBlank()
        && !says.place().isBlank();
  }

  private static Engagement engagement(Engagement now, Engagement said, Engagement page) {
    boolean sameDate = page.date().equals(said.date()) || lacksDate(now, page);
    EdtfDate date = sameDate ? now.date() : page.date();
    boolean sameText = FactText.same(Words.told(page), Words.told(said));
    Engagement told = sameText ? now.retold(date, now.text()) : now.retold(date, text(now, page));
    Engagement placed = addsPlace(now, page) ? told.located(page.place()) : told;
    return page.highlight() == said.highlight() ? placed : placed.highlighted(page.highlight());
  }

  /** A page shows title and text in one; the title is left where it is as long as it is there. */
  private static String text(Engagement now, Engagement page) {
    String title = now.title() + " ";
    return !now.title().isBlank() && page.text().startsWith(title)
        ? page.text().substring(title.length())
        : page.text();
  }

  private static Contact contact(Contact now, Contact page) {
    String person = now.email().or(now::name).or(now::phone).or(now::notes).orElseThrow().person();
    return new Contact(
            page.post(),
            page.name(),
            page.function(),
            page.email(),
            page.phone(),
            page.notes(),
            now.date())
        .of(person);
  }
}
