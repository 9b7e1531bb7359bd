package org.engagementledger.query.audit;

import java.util.Optional;
import org.engagementledger.events.DeadLetterEvent.EventDiscarded;
import org.engagementledger.events.DeadLetterEvent.EventRetried;
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
import org.engagementledger.events.Fact;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.ReadingEvent.AuditExported;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.events.ReferenceEvent.ResolutionRegistered;
import org.engagementledger.events.References;
import org.engagementledger.query.english.FactWords;

/** Says in a sentence of plain English what an event did. Names no person. */
final class AuditSentence {
  private final FactWords words;

  AuditSentence(References references) {
    this.words = new FactWords(references);
  }

  /**
   * What the event did.
   *
   * @param about the country's name
   * @param before what its entry held before, if it is about one
   */
  String of(LedgerEvent event, String about, Optional<Fact> before) {
    return switch (event) {
      case InstrumentDefined e -> "Described the instrument " + e.instrument().name();
      case ResolutionRegistered e -> "Registered the resolution " + e.resolution().symbol();
      case EventRetried e -> "Tried again to show the event %s of %s".formatted(e.event(), e.of());
      case EventDiscarded e -> "Left the event %s of %s out of view".formatted(e.event(), e.of());
      case AuditExported e -> exported(e);
      case DossierEvent e -> of(e, about, before);
    };
  }

  private static String exported(AuditExported e) {
    String which = e.filter().isEmpty() ? "all of it" : e.filter();
    return "Exported the audit (%s): %d events as %s".formatted(which, e.rows(), e.format());
  }

  private String of(DossierEvent event, String country, Optional<Fact> before) {
    String known = before.map(words::of).orElse("an entry");
    return switch (event) {
      case DossierOpened e -> "Opened the dossier on " + e.name();
      case DescriptionAmended e -> "Put the name or region of %s right".formatted(e.name());
      case EndorsementRegistered e -> recorded(country, e.fact());
      case EndorsementWithdrawn e -> recorded(country, e.fact());
      case NonEndorsementRecorded e -> recorded(country, e.fact());
      case ResolutionCosponsored e -> recorded(country, e.fact());
      case EngagementRecorded e -> recorded(country, e.fact());
      case FollowUpPromised e -> recorded(country, e.fact());
      case FollowUpCompleted e ->
          "%s: noted %s as %s"
              .formatted(
                  country, known, e.outcome() == Fact.FollowUp.State.DONE ? "done" : "dropped");
      case AttributeSet e -> recorded(country, e.fact());
      case ContactAdded e -> recorded(country, e.fact());
      case ContactChanged e -> "%s: changed %s".formatted(country, known);
      case ContactRemoved e -> "%s: removed %s".formatted(country, known);
      case EntryAmended e -> "%s: corrected %s".formatted(country, known);
      case EntryRetracted e -> "%s: retracted %s".formatted(country, known);
      case PageImported e -> "%s: imported the page %s".formatted(country, e.file());
    };
  }

  private String recorded(String country, Fact fact) {
    return "%s: recorded %s".formatted(country, words.of(fact));
  }
}
