package org.engagementledger.command.imports;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.facts.Redaction;

/** An entry with what somebody edited on its page, and no more than that. */
public final class FactMerge {
  private static final List<Function<Contact, Optional<PersonalText>>> PERSONAL =
      List.of(Contact::name, Contact::email, Contact::phone, Contact::notes);

  public static final String OVERRULED =
      "changes what somebody had amended; the entry says now what the page says, and its history"
          + " has what it said before";

  public static final String ONLY_LETTERS =
      "changes only capitals or accents of what somebody amended since; the entry stays as it is";

  private FactMerge() {}

  /**
   * The fact as it is now, with the edits.
   *
   * @param said what the last page said
   * @param says what the page says now
   */
  public static Fact of(Fact now, Fact said, Fact says) {
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

  /**
   * Whether a page says something else of an attribute than the last one. Letters alone count only
   * where nobody amended it since.
   */
  public static boolean isRetold(Fact now, Attribute said, Attribute page) {
    return !isSameForm(said.text(), page.text())
        || !isLetterForLetter(said.text(), page.text()) && now.texts().equals(said.texts());
  }

  /** An attribute with the text of another. */
  public static Fact told(Fact it, Attribute other) {
    return Redaction.carried(it, new Attribute(other.name(), other.text(), it.date(), List.of()));
  }

  /** Whether two texts say the same, whatever their quotation marks and the marks at their ends. */
  public static boolean isSameForm(String one, String other) {
    return TextNormalizer.folded(one).equals(TextNormalizer.folded(other));
  }

  /** The same where capitals and accents count. */
  public static boolean isLetterForLetter(String one, String other) {
    return TextNormalizer.lettered(one).equals(TextNormalizer.lettered(other));
  }

  /** Whether a page says of a position no more than it said before. */
  public static boolean isNothingNew(Position said, Position says) {
    return said.instrument().equals(says.instrument())
        && said.status() == says.status()
        && DayRange.of(says).contains(DayRange.of(said));
  }

  /** A position with the date of another. */
  public static Fact dated(Fact it, Position other) {
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

  public static boolean isOnTheSameDays(Fact said, Fact says) {
    return said.date().equals(says.date()) && said.lastDay().equals(says.lastDay());
  }

  public static boolean highlight(Fact fact) {
    return fact instanceof Engagement it && it.highlight();
  }

  /** Whether the page does not say any more when that was. */
  public static boolean lacksDate(Fact now, Fact page) {
    return page instanceof Engagement
        && page.date().equals(EdtfDate.UNKNOWN)
        && !now.date().equals(EdtfDate.UNKNOWN);
  }

  /** What is remarked then. */
  public static String keptDate(Fact now) {
    return "says no date that can be read; the recorded one, "
        + now.date()
        + ", stays (amend the entry if it is unknown)";
  }

  /** Whether two happened at two places that are both known. */
  public static boolean areApart(Fact one, Fact other) {
    return one instanceof Engagement a
        && other instanceof Engagement b
        && !a.place().isBlank()
        && !b.place().isBlank()
        && !isSamePlace(a, b);
  }

  /** Whether the page names a place that it did not name before. */
  public static boolean saysOtherPlace(Fact said, Fact page) {
    return said instanceof Engagement before
        && page instanceof Engagement says
        && !says.place().isBlank()
        && !isSamePlace(before, says);
  }

  /** The place that somebody recorded, where the page has another since; empty if there is none. */
  public static Optional<String> keptPlace(Fact now, Fact said, Fact page) {
    boolean isKept =
        saysOtherPlace(said, page)
            && now instanceof Engagement is
            && !is.place().isBlank()
            && !isSamePlace(is, (Engagement) said)
            && !isSamePlace(is, (Engagement) page);
    return isKept ? Optional.of(((Engagement) now).place()) : Optional.empty();
  }

  /** Whether the page changes what somebody had amended, and says something else than they. */
  public static boolean overrules(Fact now, Fact said, Fact page) {
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
        it -> it instanceof Attribute a ? TextNormalizer.folded(a.text()) : it.date().text();
    return Stream.of(now, said, page).map(told).distinct().count() == 3;
  }

  private static boolean isOtherDate(Engagement now, Engagement said, Engagement page) {
    return !isOnTheSameDays(now, said)
        && !isOnTheSameDays(now, page)
        && !isOnTheSameDays(said, page)
        && !lacksDate(now, page);
  }

  private static boolean isOtherText(Engagement now, Engagement said, Engagement page) {
    return !TextNormalizer.same(FactSimilarity.told(now), FactSimilarity.told(said))
        && !TextNormalizer.same(FactSimilarity.told(now), FactSimilarity.told(page))
        && !isSameText(now, said, page);
  }

  private static boolean isSamePlace(Engagement one, Engagement other) {
    return TextNormalizer.folded(one.place()).equals(TextNormalizer.folded(other.place()));
  }

  /** An edit of a full stop or of an unread label does not take back what somebody amended. */
  private static boolean isSameText(Engagement now, Engagement said, Engagement page) {
    String before = FactSimilarity.told(said);
    String after = FactSimilarity.told(page);
    return TextNormalizer.same(after, before)
        || TextNormalizer.plain(after).equals(TextNormalizer.plain(FactSimilarity.told(now)))
        || (!TextNormalizer.same(FactSimilarity.told(now), before)
            && FactSimilarity.isForm(TextNormalizer.folded(after), TextNormalizer.folded(before)));
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
    Optional<PersonalText> name = merged(now, said, page, Contact::name);
    Optional<PersonalText> email = merged(now, said, page, Contact::email);
    Optional<PersonalText> phone = merged(now, said, page, Contact::phone);
    Optional<PersonalText> notes = merged(now, said, page, Contact::notes);
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

  private static Optional<PersonalText> merged(
      Contact now, Contact said, Contact page, Function<Contact, Optional<PersonalText>> member) {
    boolean stays = isSame(said, page, member) || isSameOnOneLine(now, page, member);
    return member.apply(stays ? now : page);
  }

  private static boolean isSame(
      Contact one, Contact other, Function<Contact, Optional<PersonalText>> member) {
    return member
        .apply(one)
        .map(PersonalText::text)
        .equals(member.apply(other).map(PersonalText::text));
  }

  /** A page that is printed has all on one line. */
  private static boolean isSameOnOneLine(
      Contact one, Contact other, Function<Contact, Optional<PersonalText>> member) {
    return member
        .apply(one)
        .map(it -> it.text().replaceAll("\\s*[\\r\\n]\\s*", " "))
        .equals(member.apply(other).map(PersonalText::text));
  }
}
