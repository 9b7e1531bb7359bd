package org.engagementledger.query.audit;

import java.util.Optional;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.Entry;
import org.engagementledger.events.Fact;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.events.ReferenceEvent.ResolutionRegistered;
import org.engagementledger.query.english.Phrase;
import org.engagementledger.query.projections.Step;
import org.engagementledger.query.projections.Step.OfDossier;
import org.engagementledger.query.projections.Step.OfReference;
import org.engagementledger.query.projections.Step.OnLetter;
import org.engagementledger.query.projections.Step.OnOperations;
import org.engagementledger.query.projections.Step.OnReading;

/** What an event is about, taken out of the dossier before or after it. */
final class AuditedState {
  private AuditedState() {}

  /** The dossier's own lines. */
  private record Description(String name, String region, String subregion) {}

  /** The page that was imported last. */
  private record ImportedPage(String file, String digest) {}

  static Optional<Object> before(Step step) {
    return switch (step) {
      case OfDossier it -> in(it.before(), it.event());
      case OfReference it -> it.before().map(AuditedState::described);
      case OnLetter it -> Optional.empty();
      case OnReading it -> Optional.empty();
      case OnOperations it -> AccountState.before(it.seen().event());
    };
  }

  static Optional<Object> after(Step step) {
    return switch (step) {
      case OfDossier it -> in(it.after(), it.event());
      case OfReference it -> Optional.of(described(it.event()));
      case OnLetter it -> Optional.empty();
      case OnReading it -> Optional.empty();
      case OnOperations it -> AccountState.after(it.seen().event());
    };
  }

  /** What the entry held before, if the event is about one. */
  static Optional<Fact> factBefore(Step step) {
    return step instanceof OfDossier of && of.event() instanceof AboutEntry about
        ? of.before().entry(about.entry()).map(Entry::fact)
        : Optional.empty();
  }

  /** What the event did. */
  static Phrase sentence(Step step) {
    String country = step instanceof OfDossier of ? of.after().name() : "";
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
