package org.engagementledger.command.imports;

import java.util.Optional;
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

  static boolean isOnTheSameDays(Fact said, Fact says) {
    return said.date().equals(says.date()) && said.lastDay().equals(says.lastDay());
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

  /** Whether two happened at two places that are both known. */
  static boolean areApart(Fact one, Fact other) {
    return one instanceof Engagement a
        && other instanceof Engagement b
        && !a.place().isBlank()
        && !b.place().isBlank()
        && !isSamePlace(a, b);
  }

  /** Whether the page names a place that it did not name before. */
  static boolean saysOtherPlace(Fact said, Fact page) {
    return said instanceof Engagement before
        && page instanceof Engagement says
        && !says.place().isBlank()
        && !isSamePlace(before, says);
  }

  /** The place that somebody recorded, where the page has another since; empty if there is none. */
  static Optional<String> keptPlace(Fact now, Fact said, Fact page) {
    boolean isKept =
        saysOtherPlace(said, page)
            && now instanceof Engagement is
            && !is.place().isBlank()
            && !isSamePlace(is, (Engagement) said)
            && !isSamePlace(is, (Engagement) page);
    return isKept ? Optional.of(((Engagement) now).place()) : Optional.empty();
  }

  /** Whether the page changes a date or a text that somebody had amended. */
  static boolean overrules(Fact now, Fact said, Fact page) {
    return now instanceof Engagement is
        && said instanceof Engagement before
        && page instanceof Engagement says
        && (isOtherDate(is, before, says) || isOtherText(is, before, says));
  }

  private static boolean isOtherDate(Engagement now, Engagement said, Engagement page) {
    return !isOnTheSameDays(now, said)
        && !isOnTheSameDays(now, page)
        && !isOnTheSameDays(said, page)
        && !lacksDate(now, page);
  }

  private static boolean isOtherText(Engagement now, Engagement said, Engagement page) {
    return !FactText.same(Words.told(now), Words.told(said))
        && !FactText.same(Words.told(now), Words.told(page))
        && !isSameText(now, said, page);
  }

  private static boolean isSamePlace(Engagement one, Engagement other) {
    return Words.folded(one.place()).equals(Words.folded(other.place()));
  }

  /** An edit of a full stop or of an unread label does not take back what somebody amended. */
  private static boolean isSameText(Engagement now, Engagement said, Engagement page) {
    String before = Words.told(said);
    String after = Words.told(page);
    return FactText.same(after, before)
        || (!FactText.same(Words.told(now), before)
            && Words.isForm(Words.folded(after), Words.folded(before)));
  }

  private static Engagement engagement(Engagement now, Engagement said, Engagement page) {
    boolean sameDays = isOnTheSameDays(said, page) || lacksDate(now, page);
    Engagement dated = sameDays ? now : now.on(page.date(), page.lastDay());
    Engagement told = isSameText(now, said, page) ? dated : dated.retold(text(now, page));
    boolean isMoved = saysOtherPlace(said, page) && keptPlace(now, said, page).isEmpty();
    Engagement placed = isMoved ? told.located(page.place()) : told;
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
