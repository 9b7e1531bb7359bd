package org.engagementledger.command.imports;

import java.util.List;
import java.util.Optional;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.RecordNonEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RegisterEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.dossiers.DossierCommand.WithdrawEndorsement;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.ImportReport.Row;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DayRange;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact.Endorsement;
import org.engagementledger.events.Fact.NonEndorsement;
import org.engagementledger.events.Fact.Position;
import org.engagementledger.events.Fact.Withdrawal;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Status;
import org.engagementledger.pages.Page;
import org.engagementledger.pages.Page.Part;

/** Plans what becomes of the lines under "Endorsements". */
final class PositionPlan {
  private final Draft draft;
  private final LastPage last;
  private final ImportIds ids;
  private final Reasons reasons;
  private final CountryCode country;

  PositionPlan(Draft draft, LastPage last, ImportIds ids, Reasons reasons) {
    this.draft = draft;
    this.last = last;
    this.ids = ids;
    this.reasons = reasons;
    this.country = last.now().country();
  }

  /** The outcome of a line that says a position. */
  Outcome of(Part part, Position says) {
    InstrumentId instrument = says.instrument();
    boolean asBefore =
        last.shows(Page.field(instrument))
            && last.then().position(instrument).filter(it -> isSame(it, says)).isPresent();
    if (asBefore) {
      return Outcome.field(part, Action.UNCHANGED, now -> last.then());
    }
    Optional<Dossier> said =
        last.when(Page.field(instrument))
            .filter(it -> it.position(instrument).filter(was -> isSame(was, says)).isPresent());
    return said.isPresent()
        ? Outcome.field(part, Action.UNCHANGED, now -> said.get())
        : say(part, says);
  }

  /** Takes back what a page once said of an instrument and this one does not say any more. */
  void silent(InstrumentId instrument, List<Row> gone) {
    Optional<Entry> entry = current(instrument).filter(it -> ImportIds.isImported(it.id()));
    while (entry.isPresent() && retract(entry.get())) {
      gone.add(Outcome.row(0, Action.RETRACTED, entry.get().fact()));
      entry = current(instrument).filter(it -> ImportIds.isImported(it.id()));
    }
  }

  private Outcome say(Part part, Position says) {
    Optional<Entry> now = current(says.instrument());
    if (now.filter(it -> holds(it, says)).isPresent()) {
      return Outcome.field(part, Action.UNCHANGED, dossier -> dossier);
    }
    Optional<Entry> ours = now.filter(it -> ImportIds.isImported(it.id()));
    if (ours.filter(it -> status(it) == says.status()).isPresent()) {
      return redated(part, ours.get(), says);
    }
    Optional<String> refused = last.takenBack(says).or(() -> record(part, says));
    if (refused.isEmpty()) {
      return Outcome.field(part, Action.NEW, dossier -> dossier);
    }
    if (ours.isPresent() && retract(ours.get())) {
      return say(part, says);
    }
    draft.remark(part.line(), refused.get() + "; the page keeps its text");
    return Outcome.field(part, Action.TEXT, dossier -> dossier);
  }

  private Outcome redated(Part part, Entry entry, Position says) {
    if (says.date().equals(EdtfDate.UNKNOWN)) {
      draft.remark(part.line(), Retelling.keptDate(entry.fact()));
      return Outcome.field(part, Action.UNCHANGED, dossier -> dossier);
    }
    boolean amended =
        draft.add(
            part.line(),
            ids.id("amend", entry.id().id()),
            new AmendEntry(country, entry.id(), says, reasons.amended()),
            reasons.amended());
    return Outcome.field(part, amended ? Action.AMENDED : Action.TEXT, dossier -> dossier);
  }

  private Optional<String> record(Part part, Position says) {
    EntryId entry = ids.entry(part.line(), 0);
    DossierCommand command =
        switch (says) {
          case Endorsement it -> new RegisterEndorsement(country, entry, it);
          case NonEndorsement it -> new RecordNonEndorsement(country, entry, it);
          case Withdrawal it -> withdrawal(part, entry, it);
        };
    return draft.attempt(part.line(), entry.id(), command, "");
  }

  /** Who withdrew had endorsed before, even if no page said when. */
  private DossierCommand withdrawal(Part part, EntryId entry, Withdrawal it) {
    boolean endorsed = draft.dossier().status(it.instrument()) == Status.ENDORSED;
    if (!endorsed) {
      EntryId before = ids.entry(part.line(), 1);
      Endorsement implied =
          new Endorsement(it.instrument(), EdtfDate.UNKNOWN, "", List.of(), List.of());
      draft.add(part.line(), before.id(), new RegisterEndorsement(country, before, implied), "");
      draft.remark(part.line(), "implies an endorsement before; its date is unknown");
    }
    return new WithdrawEndorsement(country, entry, it);
  }

  private boolean retract(Entry entry) {
    return draft
        .attempt(
            0,
            ids.id("retract", entry.id().id()),
            new RetractEntry(country, entry.id(), reasons.retracted()),
            reasons.retracted())
        .isEmpty();
  }

  /** The entry that says where the state stands now. */
  private Optional<Entry> current(InstrumentId instrument) {
    return draft.dossier().position(instrument).flatMap(draft::stating);
  }

  /** What was recorded by other means may say more exactly what the page says. */
  private static boolean holds(Entry entry, Position says) {
    Position now = (Position) entry.fact();
    boolean within = DayRange.of(says).contains(DayRange.of(now));
    return isSame(now, says)
        || (now.status() == says.status() && within && !ImportIds.isImported(entry.id()));
  }

  private static Status status(Entry entry) {
    return ((Position) entry.fact()).status();
  }

  private static boolean isSame(Position one, Position other) {
    return one.status() == other.status() && one.date().equals(other.date());
  }
}
