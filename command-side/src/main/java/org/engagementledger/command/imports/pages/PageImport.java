package org.engagementledger.command.imports.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.CommandDispatcher;
import org.engagementledger.command.dossiers.DossierRules;
import org.engagementledger.command.imports.ImportReport;
import org.engagementledger.command.imports.PageFile;
import org.engagementledger.command.imports.PageImportIds;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.imports.formats.UnsupportedFileDetector;
import org.engagementledger.command.imports.pages.PlannedCommands.PlannedCommand;
import org.engagementledger.command.references.ReferenceCommand.DefineInstrument;
import org.engagementledger.command.references.ReferenceLookup;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.countries.CountryNames;
import org.engagementledger.dates.Today;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.Redaction;
import org.engagementledger.history.DossierHistory;
import org.engagementledger.pages.PageFormat;
import org.engagementledger.pages.content.Page;
import org.engagementledger.text.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports pages. The same page again records nothing; a changed page records only the difference;
 * an import that was cut off is finished by running it again.
 */
@Component
public final class PageImport {
  /** Bytes; the rest of an entry of 65,535 is for what goes with an event. */
  private static final int LARGEST_EVENT = 62_000;

  private static final String HOW = " (--country, ?country=)";

  private final CommandDispatcher desk;
  private final DossierHistory dossiers;
  private final ReferenceLookup known;
  private final JsonMapper json;
  private final Clock clock;
  private final PageFormat format = PageFormat.TRACKER;

  PageImport(
      CommandDispatcher desk,
      DossierHistory dossiers,
      ReferenceLookup known,
      JsonMapper json,
      Clock clock) {
    this.desk = desk;
    this.dossiers = dossiers;
    this.known = known;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Imports a page, or says what that would do.
   *
   * @param asked by whom, and why; its id and its version do not count
   * @param persons what becomes of passages that look like persons
   * @throws Refusal if the file is no page, its country is not known, or an entry is too long; then
   *     nothing is recorded
   */
  public ImportReport run(
      PageFile file, CommandContext asked, PersonPolicy persons, boolean dryRun) {
    Page page = read(file);
    file.country().ifPresent(it -> requireNoOther(it, page.name()));
    CountryCode country = file.country().orElseGet(() -> named(page.name()));
    PageImportPlan plan = plan(page, file, country, asked.reason(), persons);
    plan.steps().forEach(this::requireFits);
    return dryRun ? plan.report() : record(plan, file, asked);
  }

  private Page read(PageFile file) {
    UnsupportedFileDetector.refuse(file.bytes());
    try {
      Page page = format.read(file.bytes());
      requireWhole(page);
      return page;
    } catch (Refusal refused) {
      throw refused.at("/file");
    }
  }

  /** What a reader exported says less than what is recorded, and is no edit of it. */
  private static void requireWhole(Page page) {
    Refusal.unless(
        page.facts()
            .flatMap(it -> it.fact().orElseThrow().texts().stream())
            .noneMatch(text -> text.contains(Redaction.MARK)),
        "the page says %s: it was exported for readers, and lacks what they are not shown;"
            + " import what a recorder exported",
        Redaction.MARK);
  }

  /** A code is for a page whose own heading does not say whose it is. */
  private static void requireNoOther(CountryCode asked, String name) {
    CountryCode own;
    try {
      own = CountryNames.of(name);
    } catch (Refusal saysNone) {
      return;
    }
    if (!own.equals(asked)) {
      throw new Refusal(
              "the page is that of %s (%s), as its heading says, and %s is asked for%s"
                  .formatted(name, own, asked, HOW))
          .at("/country");
    }
  }

  private static CountryCode named(String name) {
    if (name.isBlank()) {
      throw new Refusal("no country is named above the first heading; give its code" + HOW)
          .at("/country");
    }
    try {
      return CountryNames.of(name);
    } catch (Refusal unknown) {
      throw new Refusal(unknown.getMessage() + HOW).at("/country");
    }
  }

  private PageImportPlan plan(
      Page page, PageFile file, CountryCode country, String reason, PersonPolicy persons) {
    LocalDate today = Today.latest(clock.instant());
    ReferenceLookup knownThen = withInstruments(instruments(page));
    ImportBaseline last = ImportBaseline.of(country, () -> dossiers.events(country).iterator());
    return PageImportPlan.of(
        format.read(file.bytes(), last.highlights()),
        file,
        last,
        reason,
        persons,
        (dossier, command) -> DossierRules.decide(dossier, command, knownThen, today),
        today);
  }

  private ReferenceLookup withInstruments(List<Instrument> defined) {
    return new ReferenceLookup(
        stream ->
            known.isRecorded().test(stream)
                || defined.stream().anyMatch(it -> stream.equals("instrument:" + it.id())),
        known.naming());
  }

  /** Those of the format that the page speaks of. */
  private List<Instrument> instruments(Page page) {
    return format.instruments().stream()
        .filter(it -> page.facts().anyMatch(part -> part.shows(Page.field(it.id()))))
        .toList();
  }

  private void requireFits(PlannedCommand step) {
    int bytes = json.writeValueAsBytes(step.event()).length;
    if (bytes > LARGEST_EVENT) {
      throw new Refusal(
              "%s has %d bytes as an event; at most %d fit into one"
                  .formatted(
                      step.line() > 0 ? "line " + step.line() : "the white space around an entry",
                      bytes,
                      LARGEST_EVENT))
          .at("/file");
    }
  }

  private ImportReport record(PageImportPlan plan, PageFile file, CommandContext asked) {
    long position = 0;
    for (Instrument instrument : instruments(plan.page())) {
      if (!known.isRecorded().test("instrument:" + instrument.id())) {
        CommandContext defining = asked(asked, PageImportIds.of(instrument.id()), "tracker", "");
        position = desk.submit(new DefineInstrument(instrument), defining).recorded().position();
      }
    }
    for (PlannedCommand step : plan.steps()) {
      CommandContext recording = asked(asked, step.id(), file.digest(), step.reason());
      position = desk.submit(step.command(), recording).recorded().position();
    }
    return plan.report().recorded(position);
  }

  private static CommandContext asked(
      CommandContext asked, String id, String requestHash, String reason) {
    return new CommandContext(
        id,
        asked.actor(),
        requestHash,
        Optional.empty(),
        asked.reason().isEmpty() ? reason : asked.reason(),
        asked.recordedFor(),
        "import " + requestHash);
  }
}
