package org.engagementledger.samples;

import org.engagementledger.countries.CountryCode;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AttributeSet;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EndorsementWithdrawn;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.events.DossierEvent.NonEndorsementRecorded;
import org.engagementledger.events.DossierEvent.ResolutionCosponsored;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;

/** The events that record facts. */
public final class FactEvents {
  private FactEvents() {}

  /** The event that records that fact. */
  public static DossierEvent.Recorded of(CountryCode country, EntryId id, Fact fact) {
    return switch (fact) {
      case Fact.Endorsement it -> new EndorsementRegistered(country, id, it);
      case Fact.Withdrawal it -> new EndorsementWithdrawn(country, id, it);
      case Fact.NonEndorsement it -> new NonEndorsementRecorded(country, id, it);
      case Fact.Cosponsorship it -> new ResolutionCosponsored(country, id, it);
      case Fact.Engagement it -> new EngagementRecorded(country, id, it);
      case Fact.FollowUp it -> new FollowUpPromised(country, id, it);
      case Fact.Attribute it -> new AttributeSet(country, id, it);
      case Fact.Contact it -> new ContactAdded(country, id, it);
    };
  }
}
