package org.engagementledger.query.dossiers;

import java.util.Optional;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Entry;
import org.engagementledger.events.Entry.Standing;
import org.engagementledger.events.EntryId;
import org.engagementledger.limits.Heavy;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Chronicle;
import org.engagementledger.query.time.Asked;
import org.engagementledger.time.DossierAsOf;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One entry of a dossier, where it is said to be when it is recorded. */
@RestController
final class EntryController {
  private final Dossiers dossiers;

  EntryController(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  @Heavy({"knownAt", "Accept-Datetime"})
  @GetMapping("/api/countries/{country}/entries/{entry}")
  EntryView entry(
      @PathVariable CountryCode country,
      @PathVariable EntryId entry,
      Asked asked,
      Catalogue at,
      Authentication signedIn) {
    Chronicle chronicle = dossiers.of(country, asked, at, signedIn);
    DossierAsOf asOf = chronicle.known().asOf(asked.day());
    Entry shown = asOf.dossier().entry(entry).orElseThrow(() -> missing(country, entry, chronicle));
    return EntryView.of(asOf.entry(entry).orElseThrow(), shown, chronicle.trace(entry));
  }

  private static Problem missing(CountryCode country, EntryId entry, Chronicle chronicle) {
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
