package org.engagementledger.command.dossiers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.command.Command;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.events.PageLayout.Block;
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
import org.engagementledger.history.DossierHistory;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.text.Refusal;

/** What can be asked to be recorded on one country. Each command records one event, or none. */
public sealed interface DossierCommand extends Command<Dossier> {
  /** The name under which Axon routes every command on a dossier. */
  String ROUTE = "DossierCommand";

  /** The country whose dossier is meant. */
  CountryCode country();

  /** The entries that it is about, or refers to. */
  default Stream<EntryId> named() {
    return switch (this) {
      case RecordFact it -> named(it.entry(), it.fact());
      case AmendEntry it -> named(it.entry(), it.fact());
      case Change it -> Stream.of(it.entry());
      case OpenDossier it -> Stream.empty();
      case AmendDescription it -> Stream.empty();
      case LayOutPage it -> Stream.empty();
    };
  }

  private static Stream<EntryId> named(EntryId entry, Fact fact) {
    return fact instanceof FollowUp promise
        ? Stream.of(entry, promise.engagement())
        : Stream.of(entry);
  }

  @Override
  default String stream() {
    return country().code();
  }

  @Override
  default String route() {
    return ROUTE;
  }

  @Override
  default Class<Dossier> subject() {
    return Dossier.class;
  }

  @Override
  default Dossier after(CommittedEvent event, DossierHistory history) {
    return history.at(country(), event.sequence());
  }

  /** A command that records a new entry with its fact. */
  sealed interface RecordFact extends DossierCommand {
    /** The id that the new entry gets. */
    EntryId entry();

    /** What to record. */
    Fact fact();
  }

  /** A command that records something that happened. */
  sealed interface Engage extends RecordFact {
    @Override
    Engagement fact();
  }

  /** A command about an entry that is there already. */
  sealed interface Change extends DossierCommand {
    /** The entry. */
    EntryId entry();
  }

  /** Opens the dossier of a country. */
  record OpenDossier(CountryCode country, String name, String region, String subregion)
      implements DossierCommand {}

  /** Puts the country's name or region right; what is not given stays as it is. */
  record AmendDescription(
      CountryCode country,
      Optional<String> name,
      Optional<String> region,
      Optional<String> subregion,
      String reason)
      implements DossierCommand {}

  /** The state joined an instrument. */
  record RegisterEndorsement(CountryCode country, EntryId entry, Endorsement fact)
      implements RecordFact {}

  /** The state left an instrument it had joined. */
  record WithdrawEndorsement(CountryCode country, EntryId entry, Withdrawal fact)
      implements RecordFact {}

  /** Puts on record that the state has not joined an instrument. */
  record RecordNonEndorsement(CountryCode country, EntryId entry, NonEndorsement fact)
      implements RecordFact {}

  /** The state co-sponsored a resolution. */
  record CosponsorResolution(CountryCode country, EntryId entry, Cosponsorship fact)
      implements RecordFact {}

  /** People of both sides met. */
  record RecordMeeting(CountryCode country, EntryId entry, Engagement fact) implements Engage {
    /** Checks the kind. */
    public RecordMeeting {
      requireKind(fact, EngagementKind.MEETING);
    }
  }

  /** One side wrote to the other. */
  record RecordLetter(CountryCode country, EntryId entry, Engagement fact) implements Engage {
    /** Checks the kind. */
    public RecordLetter {
      requireKind(fact, EngagementKind.LETTER);
    }
  }

  /** The state spoke in a forum. */
  record RecordStatement(CountryCode country, EntryId entry, Engagement fact) implements Engage {
    /** Checks the kind. */
    public RecordStatement {
      requireKind(fact, EngagementKind.STATEMENT);
    }
  }

  /** The state joined a statement with others. */
  record RecordJointStatement(CountryCode country, EntryId entry, Engagement fact)
      implements Engage {
    /** Checks the kind. */
    public RecordJointStatement {
      requireKind(fact, EngagementKind.JOINT_STATEMENT);
    }
  }

  /** The state took part in a conference. */
  record RecordConferenceParticipation(CountryCode country, EntryId entry, Engagement fact)
      implements Engage {
    /** Checks the kind. */
    public RecordConferenceParticipation {
      requireKind(fact, EngagementKind.CONFERENCE_PARTICIPATION);
    }
  }

  /** Something was submitted to a UN body. */
  record RecordSubmission(CountryCode country, EntryId entry, Engagement fact) implements Engage {
    /** Checks the kind. */
    public RecordSubmission {
      requireKind(fact, EngagementKind.SUBMISSION);
    }
  }

  /** Something happened, of whatever kind. */
  record RecordEngagement(CountryCode country, EntryId entry, Engagement fact) implements Engage {}

  /** Something was promised in an engagement. */
  record PromiseFollowUp(CountryCode country, EntryId entry, FollowUp fact) implements RecordFact {}

  /**
   * A promise was kept, or given up.
   *
   * @param engagement in which it was made, where that is said
   */
  record CompleteFollowUp(
      CountryCode country,
      Optional<EntryId> engagement,
      EntryId entry,
      FollowUp.State outcome,
      EdtfDate date,
      String note)
      implements Change {
    /** The same, in whichever engagement it was made. */
    public CompleteFollowUp(
        CountryCode country, EntryId entry, FollowUp.State outcome, EdtfDate date, String note) {
      this(country, Optional.empty(), entry, outcome, date, note);
    }
  }

  /** Sets an attribute from a date on. */
  record SetAttribute(CountryCode country, EntryId entry, Attribute fact) implements RecordFact {
    /** Which attribute. */
    public AttributeName name() {
      return fact.name();
    }
  }

  /** Adds a contact. */
  record AddContact(CountryCode country, EntryId entry, Contact fact) implements RecordFact {}

  /** Changes a contact's details. */
  record ChangeContact(CountryCode country, EntryId entry, Contact fact) implements Change {}

  /** The contact is none any more. */
  record RemoveContact(CountryCode country, EntryId entry) implements Change {}

  /**
   * Puts right what an entry says.
   *
   * @param version the version of the entry that is corrected; 0 for whichever there is
   */
  record AmendEntry(CountryCode country, EntryId entry, int version, Fact fact, String reason)
      implements Change {
    /** Corrects whichever version there is. */
    public AmendEntry(CountryCode country, EntryId entry, Fact fact, String reason) {
      this(country, entry, 0, fact, reason);
    }
  }

  /** Takes back an entry that should never have been there. */
  record RetractEntry(CountryCode country, EntryId entry, String reason) implements Change {}

  /** Keeps how an imported page, or one part of a long one, is laid out. */
  record LayOutPage(
      CountryCode country, String file, String digest, int part, int parts, List<Block> blocks)
      implements DossierCommand {}

  private static void requireKind(Engagement fact, EngagementKind kind) {
    Refusal.unless(fact.kind() == kind, "this records a %s, not a %s", kind, fact.kind());
  }
}
