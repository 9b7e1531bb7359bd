package org.engagementledger.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.Fact.Withdrawal;

/** The free texts of every sort of fact: which there are, and how readers are shown them. */
final class FactTexts {
  private FactTexts() {}

  static List<String> of(Fact fact) {
    return switch (fact) {
      case Endorsement it -> of(it.note(), it.sources());
      case Withdrawal it -> of(it.note(), it.sources());
      case NonEndorsement it -> of(it.note(), it.sources());
      case Cosponsorship it -> of(it.note(), it.sources());
      case Engagement it ->
          of(
              it.participants(),
              it.sources(),
              it.title(),
              it.text(),
              it.quotation(),
              it.forum(),
              it.place());
      case Attribute it -> List.of(it.text());
      case FollowUp it -> List.of(it.promise(), it.by());
      case Contact it -> List.of();
    };
  }

  static List<String> of(String note, List<Source> sources) {
    return of(List.of(), sources, note);
  }

  static List<String> of(List<Participant> participants, List<Source> sources, String... texts) {
    List<String> all = new ArrayList<>(List.of(texts));
    participants.forEach(it -> all.addAll(List.of(it.function(), it.organisation())));
    sources.forEach(it -> all.addAll(List.of(it.title(), it.link())));
    return all;
  }

  /** The same contact with its data under that person's id. */
  static Contact of(Contact it, String person) {
    return new Contact(
        it.post(),
        it.name().map(text -> text.of(person)),
        it.function(),
        it.email().map(text -> text.of(person)),
        it.phone().map(text -> text.of(person)),
        it.notes().map(text -> text.of(person)),
        it.date());
  }

  static Fact marked(Fact fact, List<String> passages) {
    return switch (fact) {
      case Endorsement it ->
          new Endorsement(it.instrument(), it.date(), it.note(), it.sources(), passages);
      case Withdrawal it ->
          new Withdrawal(it.instrument(), it.date(), it.note(), it.sources(), passages);
      case NonEndorsement it ->
          new NonEndorsement(it.instrument(), it.date(), it.note(), it.sources(), passages);
      case Cosponsorship it ->
          new Cosponsorship(it.resolution(), it.date(), it.note(), it.sources(), passages);
      case Engagement it -> with(it, it.date(), it.lastDay(), it.text(), it.highlight(), passages);
      case Attribute it -> new Attribute(it.name(), it.text(), it.date(), passages);
      case FollowUp it ->
          new FollowUp(
              it.engagement(), it.promise(), it.by(), it.due(), it.state(), it.date(), passages);
      case Contact it -> it;
    };
  }

  static Optional<Fact> forReaders(Fact fact) {
    Redaction shown = new Redaction(fact.internal());
    return switch (fact) {
      case Position it -> Optional.of(position(shown, it));
      case Cosponsorship it ->
          Optional.of(
              new Cosponsorship(
                  it.resolution(),
                  it.date(),
                  shown.of(it.note()),
                  sources(shown, it.sources()),
                  List.of()));
      case Engagement it -> Optional.of(engagement(shown, it));
      case Attribute it ->
          Optional.of(new Attribute(it.name(), shown.of(it.text()), it.date(), List.of()));
      case FollowUp it ->
          Optional.of(
              new FollowUp(
                  it.engagement(),
                  shown.of(it.promise()),
                  shown.of(it.by()),
                  it.due(),
                  it.state(),
                  it.date(),
                  List.of()));
      case Contact it -> Optional.empty();
    };
  }

  private static Position position(Redaction shown, Position position) {
    return switch (position) {
      case Endorsement it ->
          new Endorsement(
              it.instrument(),
              it.date(),
              shown.of(it.note()),
              sources(shown, it.sources()),
              List.of());
      case Withdrawal it ->
          new Withdrawal(
              it.instrument(),
              it.date(),
              shown.of(it.note()),
              sources(shown, it.sources()),
              List.of());
      case NonEndorsement it ->
          new NonEndorsement(
              it.instrument(),
              it.date(),
              shown.of(it.note()),
              sources(shown, it.sources()),
              List.of());
    };
  }

  private static Engagement engagement(Redaction shown, Engagement it) {
    Stream<Participant> nameless = it.participants().stream().flatMap(Participant::nameless);
    return new Engagement(
        it.kind(),
        it.date(),
        it.lastDay(),
        shown.of(it.title()),
        shown.of(it.text()),
        shown.of(it.quotation()),
        shown.of(it.forum()),
        shown.of(it.place()),
        nameless.map(who -> who.shown(shown)).toList(),
        it.countries(),
        it.instruments(),
        it.resolutions(),
        sources(shown, it.sources()),
        it.highlight(),
        List.of());
  }

  private static List<Source> sources(Redaction shown, List<Source> sources) {
    return sources.stream().map(it -> it.shown(shown)).toList();
  }

  /** An engagement of which no more is known. */
  static Engagement told(EngagementKind kind, EdtfDate date, String text) {
    return new Engagement(
        kind,
        date,
        Optional.empty(),
        "",
        text,
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of());
  }

  /** The same engagement in other words; what is internal is carried on. */
  static Engagement retold(Engagement it, String text) {
    Engagement retold = with(it, it.date(), it.lastDay(), text, it.highlight(), List.of());
    return (Engagement) Redaction.carried(it, retold);
  }

  /** The same engagement with other values of what changes most. */
  static Engagement with(
      Engagement it,
      EdtfDate date,
      Optional<EdtfDate> lastDay,
      String text,
      boolean highlight,
      List<String> internal) {
    return with(it, date, lastDay, text, it.place(), highlight, internal);
  }

  /** The same engagement at another place. */
  static Engagement located(Engagement it, String place) {
    return with(it, it.date(), it.lastDay(), it.text(), place, it.highlight(), it.internal());
  }

  private static Engagement with(
      Engagement it,
      EdtfDate date,
      Optional<EdtfDate> lastDay,
      String text,
      String place,
      boolean highlight,
      List<String> internal) {
    return new Engagement(
        it.kind(),
        date,
        lastDay,
        it.title(),
        text,
        it.quotation(),
        it.forum(),
        place,
        it.participants(),
        it.countries(),
        it.instruments(),
        it.resolutions(),
        it.sources(),
        highlight,
        internal);
  }
}
