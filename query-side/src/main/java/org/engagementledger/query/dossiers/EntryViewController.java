package org.engagementledger.query.dossiers;

import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.dossiers.Entry.Standing;
import org.engagementledger.facts.EntryId;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.readmodels.TrackedDossier;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.time.DossierAsOf;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One entry of a dossier, where it is said to be when it is recorded. */
@RestController
final class EntryViewController {
  private final DossierReader dossiers;

  EntryViewController(DossierReader dossiers) {
    this.dossiers = dossiers;
  }

  @HeavyRequest({"knownAt", "Accept-Datetime"})
  @GetMapping("/api/countries/{country}/entries/{entry}")
  EntryView entry(
      @PathVariable CountryCode country,
      @PathVariable EntryId entry,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn) {
    TrackedDossier chronicle = dossiers.of(country, asked, at, signedIn);
    DossierAsOf asOf = chronicle.known().asOf(asked.day());
    Entry shown = asOf.dossier().entry(entry).orElseThrow(() -> missing(country, entry, chronicle));
    return EntryView.of(asOf.entry(entry).orElseThrow(), shown, chronicle.trace(entry));
  }

  private static Problem missing(CountryCode country, EntryId entry, TrackedDossier chronicle) {
    Optional<Standing> standing = chronicle.dossier().entry(entry).map(Entry::standing);
    if (standing.filter(it -> it == Standing.RETRACTED).isPresent()) {
      return new Problem(
          HttpStatus.GONE, "retracted", "The entry %s was retracted.".formatted(entry));
    }
    return new Problem(
        HttpStatus.NOT_FOUND,
        "no-such-entry",
        standing.isEmpty()
            ? "The dossier of %s has no entry %s.".formatted(country, entry)
            : "The entry %s is not in the dossier as of that day.".formatted(entry));
  }
}
