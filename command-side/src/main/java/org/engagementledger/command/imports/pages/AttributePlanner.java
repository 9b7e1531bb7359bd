package org.engagementledger.command.imports.pages;

import java.util.List;
import java.util.Optional;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.dossiers.DossierCommand.SetAttribute;
import org.engagementledger.command.imports.FactMerge;
import org.engagementledger.command.imports.FactSimilarity;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.ImportReport.Row;
import org.engagementledger.command.imports.PageImportIds;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.pages.content.Page;
import org.engagementledger.pages.content.Page.Part;

/** Plans what becomes of the sections that hold an attribute. */
final class AttributePlanner {
  private final PlannedCommands draft;
  private final ImportBaseline last;
  private final PageImportIds ids;
  private final ImportReasons reasons;
  private final CarriedRedactions marks;
  private final CountryCode country;

  AttributePlanner(
      PlannedCommands draft,
      ImportBaseline last,
      PageImportIds ids,
      ImportReasons reasons,
      CarriedRedactions marks) {
    this.draft = draft;
    this.last = last;
    this.ids = ids;
    this.reasons = reasons;
    this.marks = marks;
    this.country = last.now().country();
  }

  /** The outcome of a section's text. */
  PartResult of(Part part, Attribute says) {
    String field = Page.field(says.name());
    Optional<Dossier> then =
        last.saying(
            field, it -> it.attribute(says.name()).filter(was -> isSame(was, says)).isPresent());
    if (then.isPresent()) {
      return PartResult.field(part, Action.UNCHANGED, now -> then.get());
    }
    Optional<Attribute> said = last.when(field).flatMap(it -> it.attribute(says.name()));
    Optional<Entry> now = current(says.name());
    if (now.filter(it -> isSame((Attribute) it.fact(), says)).isPresent()
        || said.filter(it -> isUntouched(part, it, now, says)).isPresent()) {
      return PartResult.field(part, Action.UNCHANGED, dossier -> dossier);
    }
    Optional<Entry> ours = now.filter(it -> PageImportIds.isImported(it.id()));
    if (ours.isPresent() && FactMerge.overrules(ours.get().fact(), said.orElse(says), says)) {
      draft.remark(part.line(), FactMerge.OVERRULED);
    }
    boolean recorded = ours.isPresent() ? amend(part, ours.get(), says) : set(part, said, says);
    Action action = ours.isPresent() ? Action.AMENDED : Action.NEW;
    return PartResult.field(part, recorded ? action : Action.TEXT, dossier -> dossier);
  }

  /** Whether a page has only another form of what it said, which leaves the entry as it is. */
  private boolean isUntouched(Part part, Attribute said, Optional<Entry> now, Attribute says) {
    boolean isUntouched = !FactMerge.isRetold(now.map(Entry::fact).orElse(said), said, says);
    if (isUntouched && !FactMerge.isLetterForLetter(said.text(), says.text())) {
      draft.remark(part.line(), FactMerge.ONLY_LETTERS);
    }
    return isUntouched;
  }

  /** Takes back what a page once said of an attribute and this one does not say any more. */
  void silent(AttributeName name, List<Row> gone) {
    current(name)
        .filter(it -> PageImportIds.isImported(it.id()))
        .ifPresent(
            entry -> {
              DossierCommand command = new RetractEntry(country, entry.id(), reasons.retracted());
              if (draft.add(0, ids.id("retract", entry.id().id()), command, reasons.retracted())) {
                gone.add(PartResult.row(0, Action.RETRACTED, entry.fact()));
              }
            });
  }

  private boolean amend(Part part, Entry entry, Attribute says) {
    Fact amended = marks.applied(FactMerge.told(entry.fact(), says), entry.fact());
    return draft.add(
        part.line(),
        ids.id("amend", entry.id().id()),
        new AmendEntry(country, entry.id(), amended, reasons.amended()),
        reasons.amended());
  }

  private boolean set(Part part, Optional<Attribute> said, Attribute says) {
    Optional<String> takenBack =
        last.takenBack(says)
            .or(
                () ->
                    said.filter(it -> FactSimilarity.areAlike(it.text(), says.text()))
                        .flatMap(last::takenBack))
            .flatMap(last.retractions()::sentence);
    takenBack.ifPresent(why -> draft.remark(part.line(), why + "; the page keeps its text"));
    EntryId entry = ids.entry(part.line(), 0);
    Attribute marked = (Attribute) marks.applied(says);
    boolean isSet =
        takenBack.isEmpty()
            && draft.add(part.line(), entry.id(), new SetAttribute(country, entry, marked), "");
    if (isSet) {
      new LostEntryRestorer(draft, last, ids).restore(part.line(), entry, marked);
    }
    return isSet;
  }

  private Optional<Entry> current(AttributeName name) {
    return draft.dossier().attribute(name).flatMap(draft::stating);
  }

  private static boolean isSame(Attribute one, Attribute other) {
    return one.text().equals(other.text());
  }
}
