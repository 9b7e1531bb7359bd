package org.engagementledger.command.imports.pages;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.engagementledger.command.dossiers.DossierRules;
import org.engagementledger.command.imports.LegacyDateReading;
import org.engagementledger.command.imports.PageFile;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.references.ReferenceLookup;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.Resolution;
import org.engagementledger.history.DossierHistory.AttributedEvent;
import org.engagementledger.pages.PageFormat;

/** A dossier in memory into which pages are imported. */
final class InMemoryPageImport {
  static final CountryCode KZ = new CountryCode("KZ");

  /** A page in our own words. */
  static final String PAGE =
      """
      Flag

      Kazakhstan

      Kazakhstan

      Asia

      Endorsements

      Endorsed in 2015

      Endorsed

      Endorsed

      Not Endorsed

      Relevant UN Resolutions
      Other GCPEA Publications

      None

      Details

      May 2018: Met with the mission in Geneva to discuss how schools are kept safe.

      July 2018: Co-sponsored resolution 2427 (2018).Norway and Spain asked for it.

      January 2019: Wrote to the ministry. We will send the concept note.

      Geneva Missions

      General Email(s):
      mission@example.org

      Other Contacts:

      The human rights desk
      Second Secretary
      desk@example.org

      Additional

      None
      """;

  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final Resolution CHILDREN =
      Resolution.of(
          "Security Council",
          "S/RES/2427 (2018)",
          "Children and armed conflict",
          new EdtfDate("2018-07-09"));
  private static final ReferenceLookup KNOWN =
      ReferenceLookup.of(
          new ReferenceData(
              PageFormat.TRACKER.instruments().stream()
                  .collect(Collectors.toMap(it -> it.id().id(), (Instrument it) -> it)),
              Map.of(CHILDREN.id().id(), CHILDREN)));

  private final List<AttributedEvent> history = new ArrayList<>();

  /** What importing a page would do. */
  PageImportPlan plan(String page) {
    PageFile file =
        new PageFile("kazakhstan.txt", page.getBytes(StandardCharsets.UTF_8), Optional.of(KZ));
    ImportBaseline last = ImportBaseline.of(KZ, history);
    return PageImportPlan.of(
        PageFormat.TRACKER.read(file.bytes(), last.highlights()),
        file,
        last,
        "",
        PersonPolicy.INTERNAL,
        (dossier, command) -> DossierRules.decide(dossier, command, KNOWN, TODAY),
        TODAY);
  }

  /** Imports a page. */
  PageImportPlan imported(String page) {
    return cutOff(page, Integer.MAX_VALUE);
  }

  /** Imports a page, but records no more than that many events. */
  PageImportPlan cutOff(String page, int events) {
    PageImportPlan plan = plan(page);
    plan.steps().stream()
        .limit(events)
        .map(it -> new AttributedEvent(it.id(), "importer", "", TODAY, it.event()))
        .forEach(history::add);
    return plan;
  }

  /** Imports a page as it was read when nothing was known to last several days. */
  void importedFormerly(String page) {
    plan(page).steps().stream()
        .map(it -> new AttributedEvent(it.id(), "importer", "", TODAY, readFormerly(it.event())))
        .forEach(history::add);
  }

  private static DossierEvent readFormerly(DossierEvent event) {
    return switch (event) {
      case EngagementRecorded it ->
          new EngagementRecorded(
              it.country(), it.entry(), (Engagement) LegacyDateReading.of(it.fact()));
      case PageImported it ->
          new PageImported(
              it.country(),
              it.file(),
              it.digest(),
              it.part(),
              it.parts(),
              it.blocks().stream().map(InMemoryPageImport::readFormerly).toList());
      default -> event;
    };
  }

  private static Block readFormerly(Block block) {
    return new Block(
        block.section(),
        block.entry(),
        block.pieces().stream()
            .map(it -> new Piece(it.text(), it.field(), it.value().replace(" to ", "/")))
            .toList());
  }

  /** Records something by other means. */
  void record(DossierEvent event) {
    history.add(new AttributedEvent("other-" + history.size(), "someone", "left", TODAY, event));
  }

  Dossier dossier() {
    return ImportBaseline.of(KZ, history).now();
  }

  /** The last of the entries that stand and say so. */
  Entry last(Predicate<Fact> which) {
    return dossier()
        .standing()
        .filter(it -> which.test(it.fact()))
        .reduce((before, next) -> next)
        .orElseThrow();
  }

  String printed() {
    return PageFormat.TRACKER.print(dossier());
  }
}
