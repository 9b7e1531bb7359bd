package org.engagementledger.command.imports;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.engagementledger.events.DayRange;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Attribute;
import org.engagementledger.events.Fact.Contact;
import org.engagementledger.events.Fact.Cosponsorship;
import org.engagementledger.events.Fact.Endorsement;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.Fact.NonEndorsement;
import org.engagementledger.events.Fact.Position;
import org.engagementledger.events.Fact.Withdrawal;
import org.engagementledger.events.Personal;
import org.engagementledger.events.Redaction;

/** An entry with what somebody edited on its page, and no more than that. */
final class Retelling {
  private static final List<Function<Contact, Optional<Personal>>> PERSONAL =
      List.of(Contact::name, Contact::email, Contact::phone, Contact::notes);

  static final String OVERRULED =
      "changes what somebody had amended; the entry says now what the page says, and its history"
          + " has what it said before";

  static final String ONLY_LETTERS =
      "changes only capitals or accents of what somebody amended since; the entry stays as it is";

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
    if (now instanceof Contact is
        && said instanceof Contact before
        && says instanceof Contact page) {
      return contact(is, before, page);
    }
    if (now instanceof Position && says instanceof Position page) {
      return said.date().equals(page.date()) ? now : dated(now, page);
    }
    if (now instanceof Cosponsorship is && says instanceof Cosponsorship) {
      return said.date().equals(says.date())
          ? is
          : new Cosponsorship(is.resolution(), says.date(), is.note(), is.sources(), is.internal());
    }
    if (said instanceof Attribute before && says instanceof Attribute page) {
      return isRetold(now, before, page) ? told(now, page) : now;
    }
    return says;
  }

  /** A page changes letters alone only of what nobody amended since. */
  private static boolean isRetold(Fact now, Attribute said, Attribute page) {
    return !isSameForm(said.text(), page.text())
        || !isLetterForLetter(said.text(), page.text()) && now.texts().equals(said.texts());
  }

  /** An attribute with the text of another. */
  static Fact told(Fact it, Attribute other) {
    return Redaction.carried(it, new Attribute(other.name(), other.text(), it.date(), List.of()));
  }

  /** Whether two texts say the same, whatever their quotation marks and the marks at their ends. */
  static boolean isSameForm(String one, String other) {
    return FactText.folded(one).equals(FactText.folded(other));
  }

  /** The same where capitals and accents count. */
  static boolean isLetterForLetter(String one, String other) {
    return FactText.lettered(one).equals(FactText.lettered(other));
  }

  /** Whether a page says of a position no more than it said before. */
  static boolean isNothingNew(Position said, Position says) {
    return said.instrument().equals(says.instrument())
        && said.status() == says.status()
        && DayRange.of(says).contains(DayRange.of(said));
  }

  /** A position with the date of another. */
  static Fact dated(Fact it, Position other) {
    EdtfDate date = other.date();
    return switch ((Position) it) {
      case Endorsement was ->
          new Endorsement(was.instrument(), date, was.note(), was.sources(), was.internal());
      case Withdrawal was ->
          new Withdrawal(was.instrument(), date, was.note(), was.sources(), was.internal());
      case NonEndorsement was ->
          new NonEndorsement(was.instrument(), date, was.note(), was.sources(), was.internal());
    };
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

  /** Whether the page changes what somebody had amended, and says something else than they. */
  static boolean overrules(Fact now, Fact said, Fact page) {
    if (now instanceof Engagement is && said instanceof Engagement before) {
      return page instanceof Engagement says
          && (isOtherDate(is, before, says) || isOtherText(is, before, says));
    }
    if (now instanceof Contact is && said instanceof Contact before) {
      return page instanceof Contact says
          && PERSONAL.stream()
              .anyMatch(
                  it ->
                      !isSame(is, before, it)
                          && !isSame(before, says, it)
                          && !isSame(is, says, it));
    }
    Function<Fact, String> told =
        it -> it instanceof Attribute a ? FactText.folded(a.text()) : it.date().text();
    return Stream.of(now, said, page).map(told).distinct().count() == 3;
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
    return FactText.folded(one.place()).equals(FactText.folded(other.place()));
  }

  /** An edit of a full stop or of an unread label does not take back what somebody amended. */
  private static boolean isSameText(Engagement now, Engagement said, Engagement page) {
    String before = Words.told(said);
    String after = Words.told(page);
    return FactText.same(after, before)
        || FactText.plain(after).equals(FactText.plain(Words.told(now)))
        || (!FactText.same(Words.told(now), before)
            && Words.isForm(FactText.folded(after), FactText.folded(before)));
  }

  private static Engagement engagement(Engagement now, Engagement said, Engagement page) {
    boolean sameDays = isOnTheSameDays(said, page) || lacksDate(now, page);
    Engagement dated = sameDays ? now : now.on(page.date(), page.lastDay());
    Engagement told = isSameText(now, said, page) ? dated : dated.retold(text(now, page));
    boolean isMoved = saysOtherPlace(said, page) && keptPlace(now, said, page).isEmpty();
    Engagement placed = isMoved ? told.located(page.place()) : told;
    return page.highlight() == said.highlight() ? placed : placed.highlighted(page.highlight());
  }

  /**
   * A page shows title, text and quotation in one; title and quotation are left where they are as
   * long as they are there.
   */
  private static String text(Engagement now, Engagement page) {
    String title = now.title() + " ";
    String quotation = " \u201C" + now.quotation() + "\u201D";
    String text = page.text();
    if (!now.title().isBlank() && text.startsWith(title)) {
      text = text.substring(title.length());
    }
    return !now.quotation().isBlank() && text.endsWith(quotation)
        ? text.substring(0, text.length() - quotation.length())
        : text;
  }

  private static Contact contact(Contact now, Contact said, Contact page) {
    String person = now.email().or(now::name).or(now::phone).or(now::notes).orElseThrow().person();
    Optional<Personal> name = merged(now, said, page, Contact::name);
    Optional<Personal> email = merged(now, said, page, Contact::email);
    Optional<Personal> phone = merged(now, said, page, Contact::phone);
    Optional<Personal> notes = merged(now, said, page, Contact::notes);
    boolean isNobody = Stream.of(name, email, phone, notes).allMatch(Optional::isEmpty);
    return new Contact(
            said.post() == page.post() ? now.post() : page.post(),
            isNobody ? page.name() : name,
            said.function().equals(page.function()) ? now.function() : page.function(),
            isNobody ? page.email() : email,
            isNobody ? page.phone() : phone,
            isNobody ? page.notes() : notes,
            now.date())
        .of(person);
  }

  private static Optional<Personal> merged(
      Contact now, Contact said, Contact page, Function<Contact, Optional<Personal>> member) {
    boolean stays = isSame(said, page, member) || isSameOnOneLine(now, page, member);
    return member.apply(stays ? now : page);
  }

  private static boolean isSame(
      Contact one, Contact other, Function<Contact, Optional<Personal>> member) {
    return member.apply(one).map(Personal::text).equals(member.apply(other).map(Personal::text));
  }

  /** A page that is printed has all on one line. */
  private static boolean isSameOnOneLine(
      Contact one, Contact other, Function<Contact, Optional<Personal>> member) {
    return member
        .apply(one)
        .map(it -> it.text().replaceAll("\\s*[\\r\\n]\\s*", " "))
        .equals(member.apply(other).map(Personal::text));
  }
}
