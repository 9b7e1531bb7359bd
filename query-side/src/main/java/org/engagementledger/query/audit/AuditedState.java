package org.engagementledger.query.audit;

import java.util.Optional;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.events.ReferenceEvent.ResolutionRegistered;
import org.engagementledger.query.projections.Step.OfDossier;

/** What an event is about, taken out of the dossier before or after it. */
final class AuditedState {
  private AuditedState() {}

  /** The dossier's own lines. */
  private record Description(String name, String region, String subregion) {}

  /** The page that was imported last. */
  private record ImportedPage(String file, String digest) {}

  static Optional<Object> before(OfDossier step) {
    return in(step.before(), step.event());
  }

  static Optional<Object> after(OfDossier step) {
    return in(step.after(), step.event());
  }

  static Object described(ReferenceEvent event) {
    return switch (event) {
      case InstrumentDefined e -> e.instrument();
      case ResolutionRegistered e -> e.resolution();
    };
  }

  private static Optional<Object> in(Dossier dossier, DossierEvent event) {
    return switch (event) {
      case AboutEntry e -> dossier.entry(e.entry()).map(Object.class::cast);
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
