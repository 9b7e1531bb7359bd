package org.engagementledger.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.pages.content.Page;
import org.engagementledger.pages.content.Page.Part;

/** Records everything that a page says, as a first import does. */
public final class FirstImport {
  private static final CountryCode KAZAKHSTAN = new CountryCode("KZ");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private FirstImport() {}

  /** The dossier after a first import of the page. */
  public static Dossier recorded(Page page) {
    Dossier dossier =
        Dossier.unopened(KAZAKHSTAN)
            .after(
                new DossierOpened(
                    KAZAKHSTAN,
                    page.name().isEmpty() ? "Kazakhstan" : page.name(),
                    page.region(),
                    ""),
                DAY);
    for (Part part : page.facts().toList()) {
      Fact fact = part.fact().orElseThrow();
      dossier = dossier.after(FactEvents.of(KAZAKHSTAN, entry(part), fact), DAY);
    }
    List<Block> blocks = new ArrayList<>();
    for (Part part : page.parts()) {
      blocks.add(block(part, dossier));
    }
    return dossier.after(new PageImported(KAZAKHSTAN, "page.txt", "", 1, 1, blocks), DAY);
  }

  private static Block block(Part part, Dossier dossier) {
    Fact fact = part.fact().orElse(null);
    return fact == null || fact instanceof Position || fact instanceof Fact.Attribute
        ? part.of(dossier)
        : part.of(entry(part), fact);
  }

  private static EntryId entry(Part part) {
    return new EntryId(
        "line-" + part.line() + "-" + Math.floorMod(part.pieces().hashCode(), 10_000));
  }
}
