package org.engagementledger.query.audit.projection;

import java.util.Locale;
import java.util.Optional;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.events.AccountEvent.AccountAdded;
import org.engagementledger.events.AccountEvent.AccountLocked;
import org.engagementledger.events.AccountEvent.AccountRoleChanged;
import org.engagementledger.events.AccountEvent.AccountSessionsEnded;
import org.engagementledger.events.AccountEvent.AccountUnlocked;
import org.engagementledger.events.AccountEvent.PasswordChanged;
import org.engagementledger.events.AccountEvent.PasswordReset;
import org.engagementledger.events.DeadLetterEvent.EventDiscarded;
import org.engagementledger.events.DeadLetterEvent.EventRetried;
import org.engagementledger.events.DisclosureEvent.AuditExported;
import org.engagementledger.events.DisclosureEvent.BackupTaken;
import org.engagementledger.events.DisclosureEvent.LedgerRestored;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AttributeSet;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EndorsementWithdrawn;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.events.DossierEvent.NonEndorsementRecorded;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.DossierEvent.ResolutionCosponsored;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.RebuildEvent;
import org.engagementledger.events.RebuildEvent.RebuildBegun;
import org.engagementledger.events.RebuildEvent.RebuildFinished;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.events.ReferenceEvent.ResolutionRegistered;
import org.engagementledger.facts.Fact;
import org.engagementledger.query.wording.DomainLabels;
import org.engagementledger.query.wording.FactDescriptions;
import org.engagementledger.query.wording.SentenceTemplate;

/** Says in a sentence of plain English what an event did. Names no person. */
final class AuditSentence {
  private AuditSentence() {}

  /**
   * What the event did.
   *
   * @param about the country's name
   * @param before what its entry held before, if it is about one
   */
  static SentenceTemplate of(LedgerEvent event, String about, Optional<Fact> before) {
    return switch (event) {
      case InstrumentDefined e ->
          SentenceTemplate.of("Described the instrument " + e.instrument().name());
      case ResolutionRegistered e ->
          SentenceTemplate.of("Registered the resolution " + e.resolution().symbol());
      case EventRetried e ->
          SentenceTemplate.of(
              "Tried again to show the event %s of %s".formatted(e.event(), e.of()));
      case EventDiscarded e ->
          SentenceTemplate.of("Left the event %s of %s out of view".formatted(e.event(), e.of()));
      case AuditExported e -> SentenceTemplate.of(exported(e));
      case BackupTaken e ->
          SentenceTemplate.of("Took a backup of everything up to position %s".formatted(e.upTo()));
      case LedgerRestored e ->
          SentenceTemplate.of("Restored the ledger from a backup: %s events".formatted(e.size()));
      case AccountEvent e -> SentenceTemplate.of(of(e));
      case RebuildBegun e -> SentenceTemplate.of("Began to rebuild " + named(e));
      case RebuildFinished e -> SentenceTemplate.of(of(e));
      case DossierEvent e -> of(e, about, before);
    };
  }

  private static String exported(AuditExported e) {
    String which = e.filter().isEmpty() ? "all of it" : e.filter();
    return "Exported the audit (%s): %s events as %s".formatted(which, e.rows(), e.format());
  }

  private static String of(AccountEvent event) {
    return switch (event) {
      case AccountAdded e -> "Added the account %s as %s".formatted(e.account(), lower(e.role()));
      case AccountRoleChanged e ->
          "Made the account %s %s; it was %s"
              .formatted(e.account(), lower(e.after()), lower(e.before()));
      case AccountLocked e -> "Locked the account " + e.account();
      case AccountUnlocked e -> "Unlocked the account " + e.account();
      case PasswordReset e -> "Reset the password of the account " + e.account();
      case PasswordChanged e -> "Changed the password of the account " + e.account();
      case AccountSessionsEnded e -> "Ended all sessions of the account " + e.account();
    };
  }

  private static String of(RebuildFinished e) {
    String end =
        switch (e.result()) {
          case "DONE" -> "Rebuilt %s from %s";
          case "STOPPED" -> "Stopped to rebuild %s after %s";
          default -> "Failed to rebuild %s after %s";
        };
    String told = end.formatted(named(e), DomainLabels.count(e.events(), "event"));
    return e.different() == 0
        ? told
        : told + "; %s had been wrong".formatted(DomainLabels.count(e.different(), "document"));
  }

  private static String named(RebuildEvent e) {
    return "the read models " + String.join(", ", e.models());
  }

  private static String lower(String role) {
    return role.toLowerCase(Locale.ROOT);
  }

  private static SentenceTemplate of(DossierEvent event, String country, Optional<Fact> before) {
    SentenceTemplate known =
        before.map(FactDescriptions::phrase).orElse(SentenceTemplate.of("an entry"));
    return switch (event) {
      case DossierOpened e -> SentenceTemplate.of("Opened the dossier on " + e.name());
      case DescriptionAmended e ->
          SentenceTemplate.of("Put the name or region of %s right".formatted(e.name()));
      case EndorsementRegistered e -> recorded(country, e.fact());
      case EndorsementWithdrawn e -> recorded(country, e.fact());
      case NonEndorsementRecorded e -> recorded(country, e.fact());
      case ResolutionCosponsored e -> recorded(country, e.fact());
      case EngagementRecorded e -> recorded(country, e.fact());
      case FollowUpPromised e -> recorded(country, e.fact());
      case FollowUpCompleted e ->
          known
              .behind(country + ": noted ")
              .then(e.outcome() == Fact.FollowUp.State.DONE ? " as done" : " as dropped");
      case AttributeSet e -> recorded(country, e.fact());
      case ContactAdded e -> recorded(country, e.fact());
      case ContactChanged e -> known.behind(country + ": changed ");
      case ContactRemoved e -> known.behind(country + ": removed ");
      case EntryAmended e -> known.behind(country + ": corrected ");
      case EntryRetracted e -> known.behind(country + ": retracted ");
      case PageImported e ->
          SentenceTemplate.of("%s: imported the page %s".formatted(country, e.file()));
    };
  }

  private static SentenceTemplate recorded(String country, Fact fact) {
    return FactDescriptions.phrase(fact).behind(country + ": recorded ");
  }
}
