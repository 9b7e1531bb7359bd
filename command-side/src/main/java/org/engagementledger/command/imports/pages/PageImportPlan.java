package org.engagementledger.command.imports.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.CountryProfile;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.LayOutPage;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.imports.ImportReport;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.ImportReport.Row;
import org.engagementledger.command.imports.ImportReport.Suggestion;
import org.engagementledger.command.imports.PageFile;
import org.engagementledger.command.imports.PageImportIds;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.imports.pages.PlannedCommands.PlannedCommand;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.pages.content.Page;
import org.engagementledger.pages.content.Page.Part;

/**
 * What importing a page records, and what is reported of it. Made of nothing but the page, the
 * dossier and the rules, so that a dry run says exactly what the import does.
 */
final class PageImportPlan {
  /** Of fewer entries that are taken back, the rows are enough. */
  private static final int FEW = 5;

  private final Page page;
  private final PageFile file;
  private final ImportBaseline last;
  private final PersonPolicy persons;
  private final PlannedCommands draft;
  private final PageImportIds ids;
  private final PositionPlanner positions;
  private final AttributePlanner attributes;
  private final EntryPlanner entries;
  private final List<Row> gone = new ArrayList<>();
  private final List<PartResult> outcomes = new ArrayList<>();

  private PageImportPlan(
      Page page,
      PageFile file,
      ImportBaseline last,
      String reason,
      PersonPolicy persons,
      BiFunction<Dossier, DossierCommand, DossierEvent> rules,
      LocalDate today) {
    this.page = page;
    this.file = file;
    this.last = last;
    this.persons = persons;
    draft = new PlannedCommands(last.now(), rules, today);
    ids = PageImportIds.of(last.now(), last.events(), file);
    ImportReasons reasons = new ImportReasons(file.name(), reason);
    positions = new PositionPlanner(draft, last, ids, reasons);
    CarriedRedactions marks = new CarriedRedactions(persons);
    attributes = new AttributePlanner(draft, last, ids, reasons, marks);
    entries = new EntryPlanner(draft, last, ids, reasons, marks);
  }

  /**
   * The plan.
   *
   * @param reason of the actor; empty if there is none
   * @param persons what becomes of passages that look like persons
   * @param rules decide a command on a dossier
   * @param today the latest day that has begun anywhere
   */
  static PageImportPlan of(
      Page page,
      PageFile file,
      ImportBaseline last,
      String reason,
      PersonPolicy persons,
      BiFunction<Dossier, DossierCommand, DossierEvent> rules,
      LocalDate today) {
    PageImportPlan plan = new PageImportPlan(page, file, last, reason, persons, rules, today);
    if (last.then().layout().digest().equals(file.digest())) {
      plan.sameAgain();
    } else {
      plan.open();
      plan.facts();
      plan.layOut();
    }
    return plan;
  }

  /** The page that it is about. */
  Page page() {
    return page;
  }

  /** The commands, in the order in which they are handed in. */
  List<PlannedCommand> steps() {
    return draft.steps();
  }

  /** What they do. */
  ImportReport report() {
    Stream<Row> rows = outcomes.stream().flatMap(outcome -> outcome.row().stream());
    return new ImportReport(
        last.now().country(),
        file.name(),
        file.digest(),
        true,
        draft.steps().size(),
        0,
        Stream.concat(rows, gone.stream()).toList(),
        draft.remarks(page.remarks()),
        suggestions());
  }

  private void sameAgain() {
    page.parts()
        .forEach(part -> outcomes.add(PartResult.field(part, Action.UNCHANGED, now -> now)));
  }

  private void open() {
    if (!last.now().isOpen()) {
      OpenDossier opening = CountryProfile.opening(last.now().country());
      draft.add(0, ids.id("open", ""), opening, "");
    }
  }

  private void facts() {
    List<Part> shown = page.facts().filter(part -> isEntry(part)).toList();
    List<PartResult> planned = entries.of(shown, gone);
    silence();
    int next = 0;
    for (Part part : page.parts()) {
      outcomes.add(isEntry(part) ? planned.get(next++) : field(part));
    }
    remarkOnLoss();
  }

  /** A page that was cut off takes back what stood on the rest of it. */
  private void remarkOnLoss() {
    List<Fact> before =
        last.entries().keySet().stream()
            .flatMap(id -> last.now().entry(id).filter(Entry::stands).stream())
            .map(Entry::fact)
            .toList();
    long engagements = before.stream().filter(Engagement.class::isInstance).count();
    long lost = gone.stream().filter(row -> row.what().equals("engagement")).count();
    if (!remarkOnLoss("entries", gone.size(), before.size() + last.fields())) {
      remarkOnLoss("engagements", lost, engagements);
    }
  }

  private boolean remarkOnLoss(String what, long lost, long before) {
    boolean isMuch = lost >= FEW && 2L * lost > before;
    if (isMuch) {
      draft.remark(
          1,
          "takes back %d of %d %s of the last page; if it was cut off, import the whole page"
              .formatted(lost, before, what));
    }
    return isMuch;
  }

  private static boolean isEntry(Part part) {
    return part.fact().filter(EntryMatcher::isOnPages).isPresent();
  }

  private PartResult field(Part part) {
    Fact fact = part.fact().orElse(null);
    if (fact instanceof Position position) {
      return positions.of(part, position);
    }
    return fact instanceof Attribute attribute
        ? attributes.of(part, attribute)
        : PartResult.text(part);
  }

  /** What the last page said and this one does not. */
  private void silence() {
    Arrays.stream(AttributeName.values())
        .filter(name -> last.shows(Page.field(name)) && !says(Page.field(name)))
        .forEach(name -> attributes.silent(name, gone));
    last.then()
        .facts(Position.class)
        .map(Position::instrument)
        .distinct()
        .filter(it -> last.shows(Page.field(it)) && !says(Page.field(it)))
        .filter(it -> !page.leavesUnread(it))
        .forEach((InstrumentId instrument) -> positions.silent(instrument, gone));
  }

  private boolean says(String field) {
    return page.facts().anyMatch(part -> part.shows(field));
  }

  private void layOut() {
    Dossier after = draft.dossier();
    List<Block> blocks = outcomes.stream().map(outcome -> outcome.block().apply(after)).toList();
    List<List<Block>> portions = LayoutChunks.of(blocks);
    String content = PageFile.sha256(blocks.toString());
    CountryCode country = after.country();
    for (int i = 0; i < portions.size(); i++) {
      String id = ids.id("layout " + (i + 1) + " of " + portions.size(), content);
      draft.add(
          0,
          id,
          new LayOutPage(
              country, file.name(), file.digest(), i + 1, portions.size(), portions.get(i)),
          "");
    }
  }

  private List<Suggestion> suggestions() {
    List<Suggestion> all = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Part part = page.parts().get(i);
      boolean told =
          outcomes.get(i).row().filter(row -> row.action() != Action.UNCHANGED).isPresent();
      if (told) {
        Fact fact = part.fact().orElseThrow();
        all.addAll(persons.suggestions(part.line(), fact));
        if (fact instanceof Engagement it) {
          all.addAll(FactSuggestions.of(part.line(), it.text(), last.now().country()));
        }
      }
    }
    return all;
  }
}
