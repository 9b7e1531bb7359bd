package org.engagementledger.events;

import static java.util.Map.entry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.facts.Fact;

/**
 * How events and facts are called outside this program. A class may be renamed; a name here never
 * changes, since it stands in every entry that was ever recorded.
 */
public final class WireNames {
  /** The type of each event as a CloudEvents type with its revision. */
  public static final Map<String, Class<? extends LedgerEvent>> EVENTS =
      inOrder(
          List.of(
              entry("dossier-opened", DossierEvent.DossierOpened.class),
              entry("description-amended", DossierEvent.DescriptionAmended.class),
              entry("endorsement-registered", DossierEvent.EndorsementRegistered.class),
              entry("endorsement-withdrawn", DossierEvent.EndorsementWithdrawn.class),
              entry("non-endorsement-recorded", DossierEvent.NonEndorsementRecorded.class),
              entry("resolution-cosponsored", DossierEvent.ResolutionCosponsored.class),
              entry("engagement-recorded", DossierEvent.EngagementRecorded.class),
              entry("follow-up-promised", DossierEvent.FollowUpPromised.class),
              entry("follow-up-completed", DossierEvent.FollowUpCompleted.class),
              entry("attribute-set", DossierEvent.AttributeSet.class),
              entry("contact-added", DossierEvent.ContactAdded.class),
              entry("contact-changed", DossierEvent.ContactChanged.class),
              entry("contact-removed", DossierEvent.ContactRemoved.class),
              entry("entry-amended", DossierEvent.EntryAmended.class),
              entry("entry-retracted", DossierEvent.EntryRetracted.class),
              entry("page-imported", DossierEvent.PageImported.class),
              entry("instrument-defined", ReferenceEvent.InstrumentDefined.class),
              entry("resolution-registered", ReferenceEvent.ResolutionRegistered.class),
              entry("event-retried", DeadLetterEvent.EventRetried.class),
              entry("event-discarded", DeadLetterEvent.EventDiscarded.class),
              entry("audit-exported", DisclosureEvent.AuditExported.class),
              entry("backup-taken", DisclosureEvent.BackupTaken.class),
              entry("ledger-restored", DisclosureEvent.LedgerRestored.class),
              entry("account-added", AccountEvent.AccountAdded.class),
              entry("account-role-changed", AccountEvent.AccountRoleChanged.class),
              entry("account-locked", AccountEvent.AccountLocked.class),
              entry("account-unlocked", AccountEvent.AccountUnlocked.class),
              entry("password-reset", AccountEvent.PasswordReset.class),
              entry("password-changed", AccountEvent.PasswordChanged.class),
              entry("account-sessions-ended", AccountEvent.AccountSessionsEnded.class),
              entry("rebuild-begun", RebuildEvent.RebuildBegun.class),
              entry("rebuild-finished", RebuildEvent.RebuildFinished.class)));

  /** The name of each sort of fact. */
  public static final Map<String, Class<? extends Fact>> FACTS =
      Map.of(
          "endorsement", Fact.Endorsement.class,
          "withdrawal", Fact.Withdrawal.class,
          "non-endorsement", Fact.NonEndorsement.class,
          "cosponsorship", Fact.Cosponsorship.class,
          "engagement", Fact.Engagement.class,
          "follow-up", Fact.FollowUp.class,
          "attribute", Fact.Attribute.class,
          "contact", Fact.Contact.class);

  private static final String PREFIX = "org.engagementledger.";
  private static final String FIRST_REVISION = ".v1";

  private WireNames() {}

  private static Map<String, Class<? extends LedgerEvent>> inOrder(
      List<Map.Entry<String, Class<? extends LedgerEvent>>> names) {
    Map<String, Class<? extends LedgerEvent>> events = new LinkedHashMap<>();
    names.forEach(name -> events.put(PREFIX + name.getKey() + FIRST_REVISION, name.getValue()));
    return Collections.unmodifiableMap(events);
  }
}
