package org.engagementledger.command.imports.reconciliation;

import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.engagementledger.command.dossiers.CountryProfile;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.history.DossierHistory.DossierVersion;

/** A dossier while rows are imported into it. */
final class DossierUpdate {
  private static final String CARRIED = "as it was put right before a row came ahead of it";

  private final RowIds ids;
  private final ImportPolicy terms;
  private final BiFunction<Dossier, DossierCommand, DossierEvent> rules;
  private final CommandRecorder recording;
  private final UnaryOperator<DossierVersion> latest;
  private DossierVersion version;
  private int events;

  /**
   * A dossier before the import.
   *
   * @param latest gives the dossier as it stands, with what others recorded meanwhile
   */
  DossierUpdate(
      DossierVersion now,
      RowIds ids,
      ImportPolicy terms,
      BiFunction<Dossier, DossierCommand, DossierEvent> rules,
      CommandRecorder recording,
      UnaryOperator<DossierVersion> latest) {
    this.version = now;
    this.ids = ids;
    this.terms = terms;
    this.rules = rules;
    this.recording = recording;
    this.latest = latest;
  }

  Dossier dossier() {
    return version.dossier();
  }

  /** How many events were recorded, or would be. */
  int events() {
    return events;
  }

  /** Whether others recorded something meanwhile, which is known from now on. */
  boolean hasMoved() {
    long known = version.sequence();
    version = latest.apply(version);
    return version.sequence() != known;
  }

  /** Records a fact in a new entry, and opens the dossier for it. */
  void add(EntryId entry, Fact fact) {
    DossierCommand command = RowFacts.command(country(), entry, fact);
    open(command);
    record(command, entry.id(), "");
  }

  /** Amends an entry. */
  void amend(Entry entry, Fact fact) {
    AmendEntry command = new AmendEntry(country(), entry.id(), fact, terms.amending());
    record(command, ids.amendment(entry.id(), entry.version()), terms.amending());
  }

  /** Gives a new entry what others had made of the one whose place it takes. */
  void carry(EntryId entry, Fact fact) {
    AmendEntry command = new AmendEntry(country(), entry, fact, CARRIED);
    record(command, ids.carried(entry), CARRIED);
  }

  /** The same dossier, of which nothing more is recorded: what would come of further changes. */
  DossierUpdate rehearsal() {
    return new DossierUpdate(
        version,
        ids,
        terms,
        rules,
        (before, command, id, reason) ->
            before.after(rules.apply(before.dossier(), command), LocalDate.MAX),
        now -> now);
  }

  /** Opens the dossier, unless it is open or what is to be recorded would be refused anyway. */
  private void open(DossierCommand next) {
    if (dossier().isOpen() || !terms.opens()) {
      return;
    }
    OpenDossier opening = CountryProfile.opening(country());
    Dossier open = dossier().after(rules.apply(dossier(), opening), LocalDate.MAX);
    DossierEvent unused = rules.apply(open, next);
    record(opening, ids.opening(country()), "");
  }

  private CountryCode country() {
    return dossier().country();
  }

  private void record(DossierCommand command, String id, String reason) {
    version = recording.record(version, command, id, reason);
    events++;
  }
}
