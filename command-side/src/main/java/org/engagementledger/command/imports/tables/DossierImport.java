package org.engagementledger.command.imports.tables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.CountryProfile;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.RecordFact;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.Retractions;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Redaction;
import org.engagementledger.events.Refusal;
import org.engagementledger.log.DossierHistory.Version;

/** Imports the rows of one dossier, one after the other. */
final class DossierImport {
  private record Refused(Row row, EntryId own, RowReport report, int events) {}

  /** A row that says the same as one before it, so that the same becomes of it. */
  private record Twin(Row row, long first) {
    RowReport report(Map<Long, RowReport> notRecorded) {
      String same = "says the same as row " + first;
      RowReport what = notRecorded.get(first);
      return what == null
          ? unchanged(row, same)
          : RowReport.of(row, what.action(), what.column(), same + ": " + what.why());
    }
  }

  private final CountryCode country;
  private final RowIds ids;
  private final RowFacts facts;
  private final Terms terms;
  private final BiFunction<Dossier, DossierCommand, DossierEvent> rules;
  private final Recording recording;
  private final UnaryOperator<Version> latest;
  private final Supplier<SaidByTable> history;
  private final Map<String, EntryId> before = new HashMap<>();
  private final Map<String, List<Row>> seen = new HashMap<>();
  private final Set<EntryId> touched = new HashSet<>();
  private final Faults faults;
  private Optional<SaidByTable> saidBefore = Optional.empty();
  private Version version;
  private int events;

  /**
   * An import into a dossier.
   *
   * @param now the dossier before it
   * @param history what the table last said of each entry, and what people took back
   * @param latest gives the dossier as it stands, with what others recorded meanwhile
   */
  DossierImport(
      Version now,
      Supplier<SaidByTable> history,
      RowIds ids,
      Terms terms,
      RowFacts facts,
      BiFunction<Dossier, DossierCommand, DossierEvent> rules,
      Recording recording,
      UnaryOperator<Version> latest,
      Faults faults) {
    this.version = now;
    this.country = now.dossier().country();
    this.history = history;
    this.ids = ids;
    this.terms = terms;
    this.facts = facts;
    this.rules = rules;
    this.recording = recording;
    this.latest = latest;
    this.faults = faults;
    now.dossier().standing().forEach(it -> before.put(facts.key(it.fact()), it.id()));
  }

  /** Imports rows, which come in the order in which things happened. */
  void all(Stream<Row> rows, Consumer<RowReport> report) {
    Map<Long, RowReport> notRecorded = new HashMap<>();
    Consumer<RowReport> noting =
        it -> {
          if (!it.isRecorded()) {
            notRecorded.put(it.row(), it);
          }
          report.accept(it);
        };
    List<Refused> refused = new ArrayList<>();
    List<Twin> twins = new ArrayList<>();
    rows.forEachOrdered(row -> take(row, refused, twins, noting));
    for (Refused it : refused) {
      noting.accept(events > it.events() ? placed(it.row(), it.own()) : it.report());
    }
    twins.forEach(it -> report.accept(it.report(notRecorded)));
  }

  /** How many events it recorded, or would. */
  int events() {
    return events;
  }

  /** Dates that overlap may ask for another order than the rows came in. */
  private void take(Row row, List<Refused> refused, List<Twin> twins, Consumer<RowReport> report) {
    List<Row> same = seen.computeIfAbsent(row.key(), key -> new ArrayList<>());
    Optional<Row> twin = same.stream().filter(it -> saysTheSame(it, row)).findFirst();
    same.add(row);
    if (twin.isPresent()) {
      twins.add(new Twin(row, twin.get().number()));
      return;
    }
    EntryId own = ids.entry(country, row.key(), same.size());
    touched.add(own);
    RowReport told = placed(row, own);
    if (told.isRefused() && row.sort().isPosition()) {
      refused.add(new Refused(row, own, told, events));
    } else {
      report.accept(told);
    }
  }

  private static boolean saysTheSame(Row one, Row other) {
    return one.members().equals(other.members());
  }

  /** What is refused is tried again if that may be due to what others recorded meanwhile. */
  private RowReport placed(Row row, EntryId own) {
    try {
      Fact fact = facts.of(row, own);
      Optional<Entry> entry = dossier().entry(own);
      return entry.isPresent() ? again(row, entry.get(), fact) : anew(row, own, fact);
    } catch (RuntimeException wrong) {
      RowReport refused = faults.explain(row, wrong);
      return hasMoved() ? placed(row, own) : refused;
    }
  }

  private boolean hasMoved() {
    long known = version.sequence();
    version = latest.apply(version);
    return version.sequence() != known;
  }

  private RowReport again(Row row, Entry entry, Fact fact) {
    if (!entry.stands()) {
      return takenBack(
          row,
          said().retractions().sentence(entry.id()).orElse("was taken back since, and stays so"));
    }
    boolean isMarked = entry.fact().internal().containsAll(fact.internal());
    if (isMarked && isSame(entry.fact(), fact)) {
      return unchanged(row, "");
    }
    Fact said = said().facts().getOrDefault(entry.id(), entry.fact());
    Fact merged = facts.merged(entry.fact(), said, fact);
    boolean asBefore = merged.internal().equals(entry.fact().internal());
    return asBefore && isSame(merged, entry.fact())
        ? unchanged(row, "was amended since by others, and stays so")
        : amended(row, entry, merged);
  }

  private RowReport anew(Row row, EntryId own, Fact fact) {
    if (wasThere(fact)) {
      return unchanged(row, "was recorded by other means");
    }
    Optional<Entry> exact = Rivals.of(dossier(), fact).filter(it -> Rivals.isWithin(it, fact));
    if (exact.isPresent()) {
      return unchanged(row, "is recorded already with the date " + exact.get().fact().date());
    }
    Optional<String> takenBack = takenBack(fact);
    if (takenBack.isPresent() && !terms.restores()) {
      return takenBack(row, takenBack.get());
    }
    Fact marked = terms.persons().applied(fact);
    RecordFact command = RowFacts.command(country, own, marked);
    try {
      open(command);
      record(command, own.id(), "");
      return RowReport.of(row, Action.NEW, terms.persons().told(fact));
    } catch (Refusal refused) {
      Optional<Entry> rival = Rivals.of(dossier(), fact).filter(it -> !touched.contains(it.id()));
      return contradicted(row, marked, rival.orElseThrow(() -> refused));
    }
  }

  private boolean wasThere(Fact fact) {
    return Optional.ofNullable(before.get(facts.key(fact)))
        .flatMap(dossier()::entry)
        .filter(it -> it.stands() && isSame(it.fact(), fact))
        .isPresent();
  }

  private boolean isSame(Fact one, Fact other) {
    return one.equals(other) || facts.key(one).equals(facts.key(other));
  }

  private Optional<String> takenBack(Fact fact) {
    return Retractions.areNeeded(dossier(), fact)
        ? said().retractions().of(dossier(), fact)
        : Optional.empty();
  }

  private static RowReport takenBack(Row row, String why) {
    return RowReport.of(
        row,
        Action.STAYS_RETRACTED,
        why + "; record it by hand, or let the mapping say \"restores\": true");
  }

  private RowReport contradicted(Row row, Fact fact, Entry rival) {
    if (Rivals.isMoreExact(fact, rival) && !terms.overrules() && !terms.refines()) {
      return RowReport.of(
          row,
          Action.MORE_EXACT,
          "is recorded with the date %s; amend that, or let the mapping say \"refines\": true"
              .formatted(rival.fact().date()));
    }
    Refusal.unless(
        terms.overrules() || terms.refines() && Rivals.isMoreExact(fact, rival),
        "others recorded the same with the date %s; amend that, or let the mapping overrule it",
        rival.fact().date());
    return amended(row, rival, Redaction.carried(rival.fact(), fact));
  }

  private RowReport amended(Row row, Entry entry, Fact fact) {
    AmendEntry command = new AmendEntry(country, entry.id(), fact, terms.amending());
    record(command, ids.amendment(entry.id(), entry.version()), terms.amending());
    return RowReport.of(row, Action.AMENDED, "said before: " + entry.fact().date());
  }

  /** Opens the dossier, unless it is open or what is to be recorded would be refused anyway. */
  private void open(DossierCommand next) {
    if (dossier().isOpen() || !terms.opens()) {
      return;
    }
    OpenDossier opening = CountryProfile.opening(country);
    Dossier open = dossier().after(rules.apply(dossier(), opening), LocalDate.MAX);
    DossierEvent unused = rules.apply(open, next);
    record(opening, ids.opening(country), "");
  }

  private Dossier dossier() {
    return version.dossier();
  }

  private void record(DossierCommand command, String id, String reason) {
    version = recording.record(version, command, id, reason);
    events++;
  }

  private SaidByTable said() {
    if (saidBefore.isEmpty()) {
      saidBefore = Optional.of(history.get());
    }
    return saidBefore.get();
  }

  private static RowReport unchanged(Row row, String why) {
    return RowReport.of(row, Action.UNCHANGED, why);
  }
}
