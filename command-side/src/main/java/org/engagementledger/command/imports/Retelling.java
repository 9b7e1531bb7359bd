package org.engagementledger.command.imports;

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

  static boolean isOnTheSameDays(Fact said, Fact says) {
    return said.date().equals(says.date()) && said.lastDay().equals(says.lastDay());
  }

  static boolean highlight(Fact fact) {
    return fact instanceof Engagement it && it.highlight();
  }

  private static Engagement engagement(Engagement now, Engagement said, Engagement page) {
    boolean sameDays = isOnTheSameDays(said, page);
    Engagement dated = sameDays ? now : now.on(page.date(), page.lastDay());
    boolean sameText = Words.told(page).equals(Words.told(said));
    Engagement told = sameText ? dated : dated.retold(text(now, page));
    return page.highlight() == said.highlight() ? told : told.highlighted(page.highlight());
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
