package org.engagementledger.query.audit.projection;

import java.util.Optional;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.events.ReferenceEvent.ResolutionRegistered;
import org.engagementledger.facts.Fact;
import org.engagementledger.query.readmodels.AppliedEvent;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDeadLetterEvent;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDisclosureEvent;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDossierEvent;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedOperationEvent;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedReferenceEvent;
import org.engagementledger.query.wording.SentenceTemplate;

/** What an event is about, taken out of the dossier before or after it. */
final class AuditSubject {
  private AuditSubject() {}

  /** The dossier's own lines. */
  private record Description(String name, String region, String subregion) {}

  /** The page that was imported last. */
  private record ImportedPage(String file, String digest) {}

  static Optional<Object> before(AppliedEvent step) {
    return switch (step) {
      case AppliedDossierEvent it -> in(it.before(), it.event());
      case AppliedReferenceEvent it -> it.before().map(AuditSubject::described);
      case AppliedDeadLetterEvent it -> Optional.empty();
      case AppliedDisclosureEvent it -> Optional.empty();
      case AppliedOperationEvent it -> AccountChange.before(it.seen().event());
    };
  }

  static Optional<Object> after(AppliedEvent step) {
    return switch (step) {
      case AppliedDossierEvent it -> in(it.after(), it.event());
      case AppliedReferenceEvent it -> Optional.of(described(it.event()));
      case AppliedDeadLetterEvent it -> Optional.empty();
      case AppliedDisclosureEvent it -> Optional.empty();
      case AppliedOperationEvent it -> AccountChange.after(it.seen().event());
    };
  }

  /** What the entry held before, if the event is about one. */
  static Optional<Fact> factBefore(AppliedEvent step) {
    return step instanceof AppliedDossierEvent of && of.event() instanceof AboutEntry about
        ? of.before().entry(about.entry()).map(Entry::fact)
        : Optional.empty();
  }

  /** What the event did. */
  static SentenceTemplate sentence(AppliedEvent step) {
    String country = step instanceof AppliedDossierEvent of ? of.after().name() : "";
    return AuditSentence.of(step.seen().event(), country, factBefore(step));
  }

  private static Object described(ReferenceEvent event) {
    return switch (event) {
      case InstrumentDefined e -> e.instrument();
      case ResolutionRegistered e -> e.resolution();
    };
  }

  private static Optional<Object> in(Dossier dossier, DossierEvent event) {
    return switch (event) {
      case AboutEntry e -> dossier.entry(e.entry()).map(Entry::shown);
      case DossierOpened e -> description(dossier);
      case DescriptionAmended e -> description(dossier);
      case PageImported e -> page(dossier);
    };
  }

  private static Optional<Object> description(Dossier dossier) {
    return dossier.isOpen()
        ? Optional.of(new Description(dossier.name(), dossier.region(), dossier.subregion()))
        : Optional.empty();
  }

  private static Optional<Object> page(Dossier dossier) {
    return dossier.layout().file().isEmpty()
        ? Optional.empty()
        : Optional.of(new ImportedPage(dossier.layout().file(), dossier.layout().digest()));
  }
}
