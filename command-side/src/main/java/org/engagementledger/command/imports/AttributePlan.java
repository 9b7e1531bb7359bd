package org.engagementledger.command.imports;

import java.util.List;
import java.util.Optional;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.dossiers.DossierCommand.SetAttribute;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.ImportReport.Row;
import org.engagementledger.events.AttributeName;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Attribute;
import org.engagementledger.pages.Page;
import org.engagementledger.pages.Page.Part;

/** Plans what becomes of the sections that hold an attribute. */
final class AttributePlan {
  private final Draft draft;
  private final LastPage last;
  private final ImportIds ids;
  private final Reasons reasons;
  private final CarriedMarks marks;
  private final CountryCode country;

  AttributePlan(Draft draft, LastPage last, ImportIds ids, Reasons reasons, CarriedMarks marks) {
    this.draft = draft;
    this.last = last;
    this.ids = ids;
    this.reasons = reasons;
    this.marks = marks;
    this.country = last.now().country();
  }

  /** The outcome of a section's text. */
  Outcome of(Part part, Attribute says) {
    String field = Page.field(says.name());
    Optional<Dossier> then =
        last.saying(
            field, it -> it.attribute(says.name()).filter(was -> isSame(was, says)).isPresent());
    if (then.isPresent()) {
      return Outcome.field(part, Action.UNCHANGED, now -> then.get());
    }
    Optional<Attribute> said = last.when(field).flatMap(it -> it.attribute(says.name()));
    Optional<Entry> now = current(says.name());
    if (now.filter(it -> isSame((Attribute) it.fact(), says)).isPresent()
        || said.filter(it -> isUntouched(part, it, now, says)).isPresent()) {
      return Outcome.field(part, Action.UNCHANGED, dossier -> dossier);
    }
    Optional<Entry> ours = now.filter(it -> ImportIds.isImported(it.id()));
    if (ours.isPresent() && Retelling.overrules(ours.get().fact(), said.orElse(says), says)) {
      draft.remark(part.line(), Retelling.OVERRULED);
    }
    boolean recorded = ours.isPresent() ? amend(part, ours.get(), says) : set(part, said, says);
    Action action = ours.isPresent() ? Action.AMENDED : Action.NEW;
    return Outcome.field(part, recorded ? action : Action.TEXT, dossier -> dossier);
  }

  /** Whether a page has only another form of what it said, which leaves the entry as it is. */
  private boolean isUntouched(Part part, Attribute said, Optional<Entry> now, Attribute says) {
    boolean isLetterForLetter = Retelling.isLetterForLetter(said.text(), says.text());
    boolean isAmended = now.filter(it -> !isSame((Attribute) it.fact(), said)).isPresent();
    boolean isUntouched =
        Retelling.isSameForm(said.text(), says.text()) && (isLetterForLetter || isAmended);
    if (isUntouched && !isLetterForLetter) {
      draft.remark(part.line(), Retelling.ONLY_LETTERS);
    }
    return isUntouched;
  }

  /** Takes back what a page once said of an attribute and this one does not say any more. */
  void silent(AttributeName name, List<Row> gone) {
    current(name)
        .filter(it -> ImportIds.isImported(it.id()))
        .ifPresent(
            entry -> {
              DossierCommand command = new RetractEntry(country, entry.id(), reasons.retracted());
              if (draft.add(0, ids.id("retract", entry.id().id()), command, reasons.retracted())) {
                gone.add(Outcome.row(0, Action.RETRACTED, entry.fact()));
              }
            });
  }

  private boolean amend(Part part, Entry entry, Attribute says) {
    Fact amended = marks.applied(Retelling.told(entry.fact(), says), entry.fact());
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
                    said.filter(it -> Words.areAlike(it.text(), says.text()))
                        .flatMap(last::takenBack))
            .flatMap(last.retractions()::sentence);
    takenBack.ifPresent(why -> draft.remark(part.line(), why + "; the page keeps its text"));
    EntryId entry = ids.entry(part.line(), 0);
    Attribute marked = (Attribute) marks.applied(says);
    boolean isSet =
        takenBack.isEmpty()
            && draft.add(part.line(), entry.id(), new SetAttribute(country, entry, marked), "");
    if (isSet) {
      new LostEntries(draft, last, ids).restore(part.line(), entry, marked);
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
