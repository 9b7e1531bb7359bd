package org.engagementledger.command.imports.pages;

import java.util.List;
import java.util.Optional;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.RecordNonEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RegisterEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.dossiers.DossierCommand.WithdrawEndorsement;
import org.engagementledger.command.imports.FactMerge;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.ImportReport.Row;
import org.engagementledger.command.imports.PageImportIds;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.pages.content.Page;
import org.engagementledger.pages.content.Page.Part;

/** Plans what becomes of the lines under "Endorsements". */
final class PositionPlanner {
  private final PlannedCommands draft;
  private final ImportBaseline last;
  private final PageImportIds ids;
  private final ImportReasons reasons;
  private final CountryCode country;

  PositionPlanner(
      PlannedCommands draft, ImportBaseline last, PageImportIds ids, ImportReasons reasons) {
    this.draft = draft;
    this.last = last;
    this.ids = ids;
    this.reasons = reasons;
    this.country = last.now().country();
  }

  /** The outcome of a line that says a position. */
  PartResult of(Part part, Position says) {
    InstrumentId instrument = says.instrument();
    String field = Page.field(instrument);
    Optional<Dossier> then =
        last.saying(
            field, it -> it.position(instrument).filter(was -> isSame(was, says)).isPresent());
    if (then.isPresent()) {
      remarkIfTakenBack(part, says);
      return PartResult.field(part, Action.UNCHANGED, now -> then.get());
    }
    Optional<Position> before = last.when(field).flatMap(it -> it.position(instrument));
    if (before.filter(it -> FactMerge.isNothingNew(it, says)).isPresent()) {
      remarkIfTakenBack(part, before.orElseThrow());
      current(instrument).ifPresent(it -> remarkOnTheDate(part, it.fact(), says));
      return PartResult.field(part, Action.UNCHANGED, dossier -> dossier);
    }
    return say(part, before.filter(it -> it.status() == says.status()).orElse(says), says);
  }

  private void remarkIfTakenBack(Part part, Position says) {
    last.takenBack(says)
        .filter(it -> current(says.instrument()).filter(now -> holds(now, says)).isEmpty())
        .flatMap(last.retractions()::sentence)
        .ifPresent(why -> draft.remark(part.line(), why + EntryPlanner.HOW));
  }

  private void remarkOnTheDate(Part part, Fact now, Position says) {
    if (says.date().equals(EdtfDate.UNKNOWN)) {
      draft.remark(part.line(), FactMerge.keptDate(now));
    }
  }

  /** Takes back what a page once said of an instrument and this one does not say any more. */
  void silent(InstrumentId instrument, List<Row> gone) {
    Optional<Entry> entry = current(instrument).filter(it -> PageImportIds.isImported(it.id()));
    while (entry.isPresent() && retract(entry.get())) {
      gone.add(PartResult.row(0, Action.RETRACTED, entry.get().fact()));
      entry = current(instrument).filter(it -> PageImportIds.isImported(it.id()));
    }
  }

  private PartResult say(Part part, Position said, Position says) {
    Optional<Entry> now = current(says.instrument());
    if (now.filter(it -> holds(it, says)).isPresent()) {
      return PartResult.field(part, Action.UNCHANGED, dossier -> dossier);
    }
    Optional<Entry> ours = now.filter(it -> PageImportIds.isImported(it.id()));
    if (ours.filter(it -> status(it) == says.status()).isPresent()) {
      return redated(part, ours.get(), said, says);
    }
    Optional<String> refused =
        last.takenBack(says)
            .or(() -> last.takenBack(said))
            .flatMap(last.retractions()::sentence)
            .map(why -> why + EntryPlanner.BY_HAND)
            .or(() -> record(part, says));
    if (refused.isEmpty()) {
      return PartResult.field(part, Action.NEW, dossier -> dossier);
    }
    if (ours.isPresent() && isReplaced(part, ours.get(), says)) {
      return say(part, said, says);
    }
    draft.remark(part.line(), refused.get() + "; the page keeps its text");
    return PartResult.field(part, Action.TEXT, dossier -> dossier);
  }

  /** What a page said before is taken back if what it says now can then be recorded. */
  private boolean isReplaced(Part part, Entry entry, Position says) {
    Position next = says instanceof Withdrawal it ? implied(it) : says;
    DossierCommand command = command(ids.entry(part.line(), 0), next);
    Optional<Dossier> left = draft.after(draft.dossier(), retraction(entry));
    while (left.isPresent()) {
      Dossier dossier = left.get();
      Optional<Entry> there = current(dossier, says.instrument());
      if (there.filter(it -> holds(it, says)).isPresent()
          || draft.after(dossier, command).isPresent()) {
        return retract(entry);
      }
      left =
          there
              .filter(it -> PageImportIds.isImported(it.id()))
              .flatMap(it -> draft.after(dossier, retraction(it)));
    }
    return false;
  }

  private PartResult redated(Part part, Entry entry, Position said, Position says) {
    if (says.date().equals(EdtfDate.UNKNOWN)) {
      remarkOnTheDate(part, entry.fact(), says);
      return PartResult.field(part, Action.UNCHANGED, dossier -> dossier);
    }
    if (FactMerge.overrules(entry.fact(), said, says)) {
      draft.remark(part.line(), FactMerge.OVERRULED);
    }
    boolean amended =
        draft.add(
            part.line(),
            ids.id("amend", entry.id().id()),
            new AmendEntry(
                country, entry.id(), FactMerge.dated(entry.fact(), says), reasons.amended()),
            reasons.amended());
    return PartResult.field(part, amended ? Action.AMENDED : Action.TEXT, dossier -> dossier);
  }

  private Optional<String> record(Part part, Position says) {
    EntryId entry = ids.entry(part.line(), 0);
    if (says instanceof Withdrawal it) {
      imply(part, it);
    }
    Optional<String> refused = draft.attempt(part.line(), entry.id(), command(entry, says), "");
    if (refused.isEmpty()) {
      new LostEntryRestorer(draft, last, ids).restore(part.line(), entry, says);
    }
    return refused;
  }

  private DossierCommand command(EntryId entry, Position says) {
    return switch (says) {
      case Endorsement it -> new RegisterEndorsement(country, entry, it);
      case NonEndorsement it -> new RecordNonEndorsement(country, entry, it);
      case Withdrawal it -> new WithdrawEndorsement(country, entry, it);
    };
  }

  /** Who withdrew had endorsed before, even if no page said when. */
  private void imply(Part part, Withdrawal it) {
    boolean endorsed = draft.dossier().status(it.instrument()) == Status.ENDORSED;
    if (!endorsed) {
      EntryId before = ids.entry(part.line(), 1);
      RegisterEndorsement command = new RegisterEndorsement(country, before, implied(it));
      draft.add(part.line(), before.id(), command, "");
      draft.remark(part.line(), "implies an endorsement before; its date is unknown");
    }
  }

  private static Endorsement implied(Withdrawal it) {
    return new Endorsement(it.instrument(), EdtfDate.UNKNOWN, "", List.of(), List.of());
  }

  private boolean retract(Entry entry) {
    return draft
        .attempt(0, ids.id("retract", entry.id().id()), retraction(entry), reasons.retracted())
        .isEmpty();
  }

  private RetractEntry retraction(Entry entry) {
    return new RetractEntry(country, entry.id(), reasons.retracted());
  }

  /** The entry that says where the state stands now. */
  private Optional<Entry> current(InstrumentId instrument) {
    return current(draft.dossier(), instrument);
  }

  private static Optional<Entry> current(Dossier dossier, InstrumentId instrument) {
    return dossier.position(instrument).flatMap(said -> PlannedCommands.stating(dossier, said));
  }

  /** What somebody recorded may say more exactly what the page says. */
  private static boolean holds(Entry entry, Position says) {
    Position now = (Position) entry.fact();
    return now.status() == says.status() && DayRange.of(says).contains(DayRange.of(now));
  }

  private static Status status(Entry entry) {
    return ((Position) entry.fact()).status();
  }

  private static boolean isSame(Position one, Position other) {
    return one.status() == other.status() && one.date().equals(other.date());
  }
}
