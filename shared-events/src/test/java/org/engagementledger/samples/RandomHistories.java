package org.engagementledger.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Participant;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.facts.ResolutionId;
import org.engagementledger.facts.Source;

/**
 * Histories of one dossier: every sort of event, about entries that were recorded before. They are
 * well-formed; whether the rules of the domain would let them happen is another question.
 */
public final class RandomHistories {
  private static final List<InstrumentId> INSTRUMENTS =
      List.of(
          new InstrumentId("safe-schools-declaration"),
          new InstrumentId("paris-principles"),
          new InstrumentId("vancouver-principles"));

  private final SeededRandom seeded;
  private final CountryCode country;
  private final RandomDates dates;
  private final List<DossierEvent.Recorded> recorded = new ArrayList<>();
  private int entries;

  /** Histories of that country's dossier. */
  public RandomHistories(SeededRandom seeded, CountryCode country) {
    this.seeded = seeded;
    this.country = country;
    this.dates = new RandomDates(seeded);
  }

  /** A dossier that is opened and then has that many events. */
  public List<DossierEvent> history(int events) {
    List<DossierEvent> history = new ArrayList<>();
    history.add(new DossierOpened(country, country.englishName(), "Asia", "Central Asia"));
    for (int i = 0; i < events; i++) {
      history.add(seeded.oneIn(3) && !recorded.isEmpty() ? change() : anew());
    }
    return history;
  }

  /** A fact of any sort. */
  public Fact fact() {
    return switch (seeded.below(8)) {
      case 0 -> new Endorsement(seeded.of(INSTRUMENTS), dates.date(), note(), sources(), List.of());
      case 1 -> new Withdrawal(seeded.of(INSTRUMENTS), dates.date(), note(), sources(), List.of());
      case 2 ->
          new NonEndorsement(seeded.of(INSTRUMENTS), dates.date(), note(), sources(), List.of());
      case 3 -> new Cosponsorship(resolution(), dates.date(), note(), sources(), List.of());
      case 4 -> new Attribute(seeded.of(AttributeName.values()), note(), dates.date(), List.of());
      case 5 -> contact();
      case 6 -> followUp();
      default -> engagement();
    };
  }

  private DossierEvent anew() {
    if (seeded.oneIn(40)) {
      return page();
    }
    if (seeded.oneIn(60)) {
      return new DescriptionAmended(country, "Name " + entries, "Asia", "", "the name changed");
    }
    EntryId id = new EntryId("e" + ++entries);
    recorded.add(FactEvents.of(country, id, fact()));
    return recorded.getLast();
  }

  private DossierEvent change() {
    DossierEvent.Recorded about = seeded.of(recorded);
    EntryId id = about.entry();
    if (seeded.oneIn(4)) {
      return new EntryRetracted(country, id, "was never so");
    }
    boolean ends = seeded.oneIn(2);
    return switch (about.fact()) {
      case FollowUp it -> ends ? completed(id) : amended(id, it);
      case Contact it ->
          ends ? new ContactRemoved(country, id) : new ContactChanged(country, id, contact());
      default -> amended(id, about.fact());
    };
  }

  private FollowUpCompleted completed(EntryId id) {
    FollowUp.State end = seeded.of(FollowUp.State.DONE, FollowUp.State.DROPPED);
    return new FollowUpCompleted(country, id, end, dates.date(), note());
  }

  private EntryAmended amended(EntryId id, Fact fact) {
    return new EntryAmended(country, id, like(fact), "was wrong");
  }

  private Fact like(Fact fact) {
    Fact another = fact();
    while (another.getClass() != fact.getClass()) {
      another = fact();
    }
    return another;
  }

  private Engagement engagement() {
    EdtfDate date = dates.date();
    return new Engagement(
        seeded.of(EngagementKind.values()),
        date,
        dates.lastDay(date),
        seeded.of("", "Talks on \u201Csafe schools\u201D"),
        "text " + seeded.below(1_000) + seeded.of("", "\nsecond line", " \uD83C\uDF93"),
        seeded.of("", "We protect schools."),
        seeded.of("", "Security Council"),
        seeded.of("", "Geneva"),
        seeded.oneIn(2) ? List.of() : List.of(participant()),
        seeded.oneIn(4) ? List.of(new CountryCode("NO")) : List.of(),
        seeded.oneIn(4) ? List.of(seeded.of(INSTRUMENTS)) : List.of(),
        seeded.oneIn(4) ? List.of(resolution()) : List.of(),
        sources(),
        seeded.oneIn(5),
        List.of());
  }

  private Participant participant() {
    return new Participant(
        seeded.of(Participant.Side.values()),
        seeded.oneIn(2) ? Optional.of(personal("participant")) : Optional.empty(),
        "Second Secretary",
        seeded.of("", "Permanent Mission"));
  }

  private Contact contact() {
    return new Contact(
        seeded.of(Contact.Post.values()),
        seeded.oneIn(2) ? Optional.of(personal("name")) : Optional.empty(),
        seeded.of("", "First Secretary"),
        Optional.of(personal("desk@example.org")),
        seeded.oneIn(3) ? Optional.of(personal("+41 22 000 00 00")) : Optional.empty(),
        seeded.oneIn(5) ? Optional.of(personal("speaks French\nand Kazakh")) : Optional.empty(),
        dates.date());
  }

  private FollowUp followUp() {
    EntryId engagement = new EntryId("e" + Math.max(1, seeded.below(entries + 1)));
    return new FollowUp(
        engagement,
        "send the concept note",
        seeded.of("", "GCPEA"),
        dates.date(),
        FollowUp.State.OPEN,
        dates.date(),
        List.of());
  }

  private PageImported page() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block("Details", Optional.empty(), List.of(Piece.text("Details\n\n"))));
    recorded.forEach(
        it ->
            blocks.add(
                new Block(
                    "Details",
                    Optional.of(it.entry()),
                    List.of(Piece.field("text"), Piece.text("\n")))));
    int parts = 1 + seeded.below(3);
    return new PageImported(country, "page.txt", "", 1 + seeded.below(parts), parts, blocks);
  }

  private PersonalText personal(String text) {
    return new PersonalText("person-" + seeded.below(50), text);
  }

  private ResolutionId resolution() {
    return ResolutionId.ofSymbol("S/RES/" + (2400 + seeded.below(4)));
  }

  private String note() {
    return seeded.of("", "as the list says", "word \u201Cfor\u201D word");
  }

  private List<Source> sources() {
    return seeded.oneIn(2) ? List.of() : List.of(new Source("List", "https://example.org/list"));
  }
}
