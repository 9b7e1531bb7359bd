package org.engagementledger.command.imports.reconciliation;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.LegacyDateReading;
import org.engagementledger.command.imports.Retractions;
import org.engagementledger.command.imports.rows.RowReport;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.text.Refusal;

/** Records what a row says in its entry, unless others recorded it or it was taken back. */
final class RowPlacement {
  private final DossierUpdate update;
  private final ExistingEntries before;
  private final RowMatcher rows;
  private final TableEntries own;
  private final RowIds ids;
  private final RowFacts facts;
  private final ImportPolicy terms;
  private final Supplier<LastTableFacts> history;

  RowPlacement(
      DossierUpdate update,
      RowMatcher rows,
      TableEntries own,
      RowIds ids,
      RowFacts facts,
      ImportPolicy terms,
      Supplier<LastTableFacts> history) {
    this.update = update;
    this.before = new ExistingEntries(update.dossier(), facts);
    this.rows = rows;
    this.own = own;
    this.ids = ids;
    this.facts = facts;
    this.terms = terms;
    this.history = history;
  }

  /**
   * What becomes of a row.
   *
   * @param entry that it is
   * @throws RuntimeException if it is refused
   */
  RowReport placed(TableRow row, EntryId entry) {
    Fact fact = facts.of(row, entry);
    Optional<Entry> there = dossier().entry(entry);
    if (there.isEmpty()) {
      return anew(row, entry, fact);
    }
    return there.orElseThrow().stands()
        ? again(row, there.orElseThrow(), fact)
        : takenBack(row, there.orElseThrow());
  }

  /** What no person took back may be said again. */
  private RowReport takenBack(TableRow row, Entry entry) {
    Optional<String> why = history.get().retractions().sentence(entry.id());
    return terms.restores() || why.isEmpty()
        ? placed(row, ids.restored(entry.id()))
        : takenBack(row, why.get());
  }

  private RowReport again(TableRow row, Entry entry, Fact read) {
    Fact fact = facts.completed(row, own.said(entry), read);
    boolean isMarked = entry.fact().internal().containsAll(fact.internal());
    if (isMarked && isSame(entry.fact(), fact)) {
      return unchanged(row, "");
    }
    Fact said = history.get().of(entry);
    boolean rereads = LegacyDateReading.isOf(said, fact) && !terms.amends();
    Fact words = rereads ? LegacyDateReading.of(fact) : fact;
    boolean isLessExact = ConflictingEntries.isLessExact(fact, entry);
    boolean isDated = !isLessExact || entry.fact().date().equals(said.date());
    Fact merged =
        terms.overrules()
            ? facts.overruled(entry.fact(), said, fact, !isLessExact)
            : facts.merged(entry.fact(), said, words, isDated);
    boolean asBefore = merged.internal().equals(entry.fact().internal());
    if (!asBefore || !isSame(merged, entry.fact())) {
      Optional<String> takenBack = takenBack(merged);
      return takenBack.isPresent() && !terms.restores()
          ? takenBack(row, takenBack.get())
          : amended(row, entry, merged);
    }
    return rereads && LegacyDateReading.isOf(entry.fact(), fact)
        ? moreExact(row, entry)
        : unchanged(row, "was amended since by others, and stays so");
  }

  private RowReport anew(TableRow row, EntryId entry, Fact fact) {
    Optional<Entry> there = before.same(dossier(), fact);
    if (there.isPresent()) {
      return recordedByOthers(row, fact, there.get());
    }
    Optional<Entry> amended = amended(row, fact);
    if (amended.isPresent()) {
      before.agree(amended.get());
      return unchanged(row, "was recorded by other means and amended since, and stays so");
    }
    Optional<Entry> exact = exact(row, fact);
    if (exact.isPresent()) {
      return lessExact(row, fact, exact.get());
    }
    Optional<String> takenBack = takenBack(fact);
    if (takenBack.isPresent() && !terms.restores()) {
      return takenBack(row, takenBack.get());
    }
    Optional<Entry> coarse = coarse(row, fact);
    return coarse.isPresent() ? refined(row, fact, coarse.get()) : recorded(row, entry, fact);
  }

  private RowReport recorded(TableRow row, EntryId entry, Fact fact) {
    Fact marked = before.marked(dossier(), terms.persons().applied(fact));
    Optional<Entry> other =
        ConflictingEntries.otherText(dossier(), fact).filter(it -> !rows.isClaimed(it.id()));
    if (other.isPresent()) {
      return contradicted(row, marked, other.get());
    }
    try {
      update.add(entry, marked);
      return RowReport.of(row, Action.NEW, terms.persons().told(fact));
    } catch (Refusal refused) {
      Optional<Entry> rival =
          ConflictingEntries.of(dossier(), fact).filter(it -> !rows.isClaimed(it.id()));
      return contradicted(row, marked, rival.orElseThrow(() -> refused));
    }
  }

  private RowReport recordedByOthers(TableRow row, Fact fact, Entry there) {
    before.agree(there);
    if (!LegacyDateReading.isOf(there.fact(), fact)) {
      return unchanged(row, "was recorded by other means");
    }
    return terms.amends()
        ? amended(row, there, facts.filled(there.fact(), fact))
        : moreExact(row, there);
  }

  /** An entry of others that said the same once, and that somebody amended. */
  private Optional<Entry> amended(TableRow row, Fact fact) {
    return before.isAnyAmended()
        ? history
            .get()
            .formerly(fact)
            .flatMap(dossier()::entry)
            .filter(it -> it.stands() && it.version() > 1)
            .filter(it -> !rows.isClaimed(it.id()) && !before.isAgreed(it) && !own.isOwn(it, row))
        : Optional.empty();
  }

  /** An entry that says the same, and says when at least as exactly. */
  private Optional<Entry> exact(TableRow row, Fact fact) {
    return ConflictingEntries.of(dossier(), fact)
        .filter(it -> ConflictingEntries.isWithin(it, fact))
        .or(() -> others(row, fact, it -> ConflictingEntries.isLessExact(fact, it)));
  }

  /** What others recorded, on a day that is not known as exactly, and may be recorded again. */
  private Optional<Entry> coarse(TableRow row, Fact fact) {
    return fact instanceof NonEndorsement
        ? ConflictingEntries.of(dossier(), fact)
            .filter(it -> ConflictingEntries.isMoreExact(fact, it))
            .filter(it -> isFree(it, row))
        : others(
            row,
            fact,
            it -> it.fact().lastDay().isEmpty() && ConflictingEntries.isMoreExact(fact, it));
  }

  private Optional<Entry> others(TableRow row, Fact fact, Predicate<Entry> agrees) {
    return before.told(dossier(), fact).filter(agrees).filter(it -> isFree(it, row)).findFirst();
  }

  /** Whether an entry stands for no other row of the table. */
  private boolean isFree(Entry it, TableRow row) {
    return !rows.isClaimed(it.id()) && !rows.says(it.fact()) && !own.isOwn(it, row);
  }

  /** A row that refines says what is missing, however exactly it knows when that was. */
  private RowReport lessExact(TableRow row, Fact fact, Entry exact) {
    before.agree(exact);
    Fact whole = facts.complemented(exact.fact(), fact);
    return terms.amends() && !isSame(whole, exact.fact())
        ? amended(row, exact, whole)
        : unchanged(row, "is recorded already with the date " + DaySpan.text(exact.fact()));
  }

  /** What the row leaves empty stays, since others may have told more than it does. */
  private RowReport refined(TableRow row, Fact fact, Entry coarse) {
    before.agree(coarse);
    return terms.amends()
        ? amended(row, coarse, facts.filled(coarse.fact(), fact))
        : moreExact(row, coarse);
  }

  private boolean isSame(Fact one, Fact other) {
    return one.equals(other) || facts.key(one).equals(facts.key(other));
  }

  private Optional<String> takenBack(Fact fact) {
    return Retractions.areNeeded(dossier(), fact)
        ? history.get().retractions().of(dossier(), fact)
        : Optional.empty();
  }

  private static RowReport takenBack(TableRow row, String why) {
    return RowReport.of(
        row,
        Action.STAYS_RETRACTED,
        why + "; record it by hand, or let the mapping say \"restores\": true");
  }

  private RowReport contradicted(TableRow row, Fact fact, Entry rival) {
    boolean agrees = !(fact instanceof Attribute) && ConflictingEntries.isMoreExact(fact, rival);
    if (agrees && !terms.amends()) {
      return moreExact(row, rival);
    }
    Refusal.unless(
        !before.isAgreed(rival),
        "another row says the same with the date %s, and both cannot be",
        rival.fact().date());
    Refusal.unless(
        terms.overrules() || terms.refines() && agrees,
        "others recorded %s with the date %s; amend that, or let the mapping overrule it",
        fact instanceof Attribute ? "another text" : "the same",
        rival.fact().date());
    before.agree(rival);
    return amended(row, rival, facts.filled(rival.fact(), fact));
  }

  private static RowReport moreExact(TableRow row, Entry entry) {
    return RowReport.of(
        row,
        Action.MORE_EXACT,
        "is recorded with the date %s; amend that, or let the mapping say \"refines\": true"
            .formatted(entry.fact().date()));
  }

  private RowReport amended(TableRow row, Entry entry, Fact fact) {
    update.amend(entry, fact);
    String before = DaySpan.text(entry.fact());
    boolean sameDays = before.equals(DaySpan.text(fact));
    return RowReport.of(
        row,
        Action.AMENDED,
        sameDays ? "changes " + facts.changed(entry.fact(), fact) : "said before: " + before);
  }

  private Dossier dossier() {
    return update.dossier();
  }

  private static RowReport unchanged(TableRow row, String why) {
    return RowReport.of(row, Action.UNCHANGED, why);
  }
}
