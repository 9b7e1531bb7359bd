package org.engagementledger.events;

import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.PageLayout.Block;
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
import org.engagementledger.text.Refusal;
import org.engagementledger.text.TextConstraints;

/** What was recorded on one country. {@code Dossier.after} says what each means. */
public sealed interface DossierEvent extends LedgerEvent {
  /** The country whose dossier it belongs to. */
  CountryCode country();

  @Override
  default String stream() {
    return country().code();
  }

  /** When what was recorded happened in the world; events about the dossier itself have none. */
  default Optional<EdtfDate> effective() {
    return switch (this) {
      case Stating e -> Optional.of(e.fact().date());
      case FollowUpCompleted e -> Optional.of(e.date());
      default -> Optional.empty();
    };
  }

  /** The last day of what was recorded, if it lasted several; {@link #effective} is its first. */
  default Optional<EdtfDate> lastDay() {
    return this instanceof Stating it ? it.fact().lastDay() : Optional.empty();
  }

  /**
   * The entry whose recording led to this event: what was promised follows from the engagement, and
   * what changes an entry follows from that entry. What the world brought about has none.
   */
  default Optional<EntryId> ledToBy() {
    return switch (this) {
      case FollowUpPromised e -> Optional.of(e.fact().engagement());
      case Recorded unused -> Optional.empty();
      case AboutEntry e -> Optional.of(e.entry());
      default -> Optional.empty();
    };
  }

  /** The entry it is about; events about the dossier as a whole have none. */
  sealed interface AboutEntry extends DossierEvent {
    /** The entry. */
    EntryId entry();
  }

  /** An event that says what an entry holds from now on. */
  sealed interface Stating extends AboutEntry {
    /** What the entry holds. */
    Fact fact();
  }

  /** A new entry with its fact. */
  sealed interface Recorded extends Stating {}

  /** A dossier was opened on a country. */
  record DossierOpened(CountryCode country, String name, String region, String subregion)
      implements DossierEvent {
    /** Checks the texts. */
    public DossierOpened {
      name = TextConstraints.required("name", name);
      region = TextConstraints.line("region", region);
      subregion = TextConstraints.line("subregion", subregion);
    }
  }

  /** The country's name or region was put right. */
  record DescriptionAmended(
      CountryCode country, String name, String region, String subregion, String reason)
      implements DossierEvent {
    /** Checks the texts. */
    public DescriptionAmended {
      name = TextConstraints.required("name", name);
      region = TextConstraints.line("region", region);
      subregion = TextConstraints.line("subregion", subregion);
      reason = TextConstraints.required("reason", reason);
    }
  }

  /** The state joined an instrument. */
  record EndorsementRegistered(CountryCode country, EntryId entry, Endorsement fact)
      implements Recorded {}

  /** The state left an instrument. */
  record EndorsementWithdrawn(CountryCode country, EntryId entry, Withdrawal fact)
      implements Recorded {}

  /** It was put on record that the state had not joined an instrument. */
  record NonEndorsementRecorded(CountryCode country, EntryId entry, NonEndorsement fact)
      implements Recorded {}

  /** The state co-sponsored a resolution. */
  record ResolutionCosponsored(CountryCode country, EntryId entry, Cosponsorship fact)
      implements Recorded {}

  /** Something happened between the coalition and the state, or was done by the state. */
  record EngagementRecorded(CountryCode country, EntryId entry, Engagement fact)
      implements Recorded {}

  /** Something was promised. */
  record FollowUpPromised(CountryCode country, EntryId entry, FollowUp fact) implements Recorded {}

  /** A promise was kept, or given up. */
  record FollowUpCompleted(
      CountryCode country, EntryId entry, FollowUp.State outcome, EdtfDate date, String note)
      implements AboutEntry {
    /** Checks the text; a promise that is still open is not completed. */
    public FollowUpCompleted {
      note = TextConstraints.free("note", note);
      if (outcome == FollowUp.State.OPEN) {
        throw new Refusal("a follow-up ends DONE or DROPPED").at("/outcome");
      }
    }
  }

  /** An attribute was set from a date on. */
  record AttributeSet(CountryCode country, EntryId entry, Attribute fact) implements Recorded {}

  /** A contact was added. */
  record ContactAdded(CountryCode country, EntryId entry, Contact fact) implements Recorded {}

  /** A contact's details changed. */
  record ContactChanged(CountryCode country, EntryId entry, Contact fact) implements Stating {}

  /** A contact is none any more. */
  record ContactRemoved(CountryCode country, EntryId entry) implements AboutEntry {}

  /** An entry had been wrong; the fact replaces what it said. */
  record EntryAmended(CountryCode country, EntryId entry, Fact fact, String reason)
      implements Stating {
    /** Checks the reason, which is mandatory. */
    public EntryAmended {
      reason = TextConstraints.required("reason", reason);
    }
  }

  /** An entry should never have been there. */
  record EntryRetracted(CountryCode country, EntryId entry, String reason) implements AboutEntry {
    /** Checks the reason, which is mandatory. */
    public EntryRetracted {
      reason = TextConstraints.required("reason", reason);
    }
  }

  /**
   * A page was imported: how its entries stand on it, so that the page comes out as it went in.
   *
   * @param file what the page was called
   * @param digest SHA-256 of the page's bytes, in hexadecimal
   * @param part which part of the page this is, from 1, since a long one fits into no single event
   * @param parts how many parts there are
   * @param blocks the part from top to bottom
   */
  record PageImported(
      CountryCode country, String file, String digest, int part, int parts, List<Block> blocks)
      implements DossierEvent {
    /** Checks the text and that there is such a part. */
    public PageImported {
      file = TextConstraints.line("file", file);
      Refusal.unless(1 <= part && part <= parts, "there is no part %s of %s", part, parts);
      blocks = List.copyOf(blocks);
    }
  }
}
