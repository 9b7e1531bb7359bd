package org.engagementledger.command.imports.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.facts.Fact;
import org.engagementledger.pages.content.ParseWarning;
import org.engagementledger.text.Refusal;

/** The commands of an import so far, each decided as the dossier itself will, and its remarks. */
final class PlannedCommands {
  /**
   * A command.
   *
   * @param line where the page says so, from 1; 0 if it is about the page as a whole
   * @param id the id under which it is handed in
   * @param reason what is said with it
   */
  record PlannedCommand(
      int line, String id, DossierCommand command, DossierEvent event, String reason) {}

  private final BiFunction<Dossier, DossierCommand, DossierEvent> rules;
  private final List<PlannedCommand> steps = new ArrayList<>();
  private final List<ParseWarning> remarks = new ArrayList<>();
  private final Set<ParseWarning> untrue = new HashSet<>();
  private final LocalDate today;
  private Dossier dossier;

  PlannedCommands(
      Dossier before, BiFunction<Dossier, DossierCommand, DossierEvent> rules, LocalDate today) {
    this.dossier = before;
    this.rules = rules;
    this.today = today;
  }

  /** The dossier after the commands so far. */
  Dossier dossier() {
    return dossier;
  }

  /** The last entry that says so. */
  Optional<Entry> stating(Fact fact) {
    return stating(dossier, fact);
  }

  /** The same in another dossier. */
  static Optional<Entry> stating(Dossier dossier, Fact fact) {
    return dossier.standing().filter(it -> it.fact().equals(fact)).reduce((one, next) -> next);
  }

  List<PlannedCommand> steps() {
    return steps;
  }

  void remark(int line, String sentence) {
    remarks.add(new ParseWarning(line, sentence));
  }

  /** A remark on the page by itself is not true beside what is recorded. */
  void withdraw(int line, String sentence) {
    untrue.add(new ParseWarning(line, sentence));
  }

  /** The remarks on the page that are true, and those of the import, by line. */
  List<ParseWarning> remarks(List<ParseWarning> page) {
    return Stream.concat(page.stream().filter(it -> !untrue.contains(it)), remarks.stream())
        .sorted(Comparator.comparingInt(ParseWarning::line))
        .toList();
  }

  /** One more command, unless the rules refuse it: then why. */
  Optional<String> attempt(int line, String id, DossierCommand command, String reason) {
    try {
      DossierEvent event = rules.apply(dossier, command);
      dossier = dossier.after(event, today);
      steps.add(new PlannedCommand(line, id, command, event, reason));
      return Optional.empty();
    } catch (Refusal refused) {
      return Optional.of(refused.getMessage());
    }
  }

  /** A dossier as it would be after a command; empty if the rules refuse that. */
  Optional<Dossier> after(Dossier before, DossierCommand command) {
    try {
      return Optional.of(before.after(rules.apply(before, command), today));
    } catch (Refusal refused) {
      return Optional.empty();
    }
  }

  /** One more command, unless the rules refuse it: then that is remarked. */
  boolean add(int line, String id, DossierCommand command, String reason) {
    Optional<String> refused = attempt(line, id, command, reason);
    refused.ifPresent(why -> remark(line, why + "; the page keeps its text"));
    return refused.isEmpty();
  }
}
