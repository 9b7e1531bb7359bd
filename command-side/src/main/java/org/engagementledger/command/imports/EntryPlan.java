package org.engagementledger.command.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.AddContact;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.ChangeContact;
import org.engagementledger.command.dossiers.DossierCommand.CosponsorResolution;
import org.engagementledger.command.dossiers.DossierCommand.RecordEngagement;
import org.engagementledger.command.dossiers.DossierCommand.RemoveContact;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.ImportReport.Row;
import org.engagementledger.command.imports.Matching.Match;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DaySpan;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Contact;
import org.engagementledger.events.Fact.Cosponsorship;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.pages.Page.Part;

/** Plans what becomes of engagements, contacts and co-sponsorships. */
final class EntryPlan {
  private static final String HOW =
      "; the page keeps its text, and who wants it records it by hand";
  private final Draft draft;
  private final LastPage last;
  private final ImportIds ids;
  private final Reasons reasons;
  private final PersonPolicy persons;
  private final CountryCode country;

  EntryPlan(Draft draft, LastPage last, ImportIds ids, Reasons reasons, PersonPolicy persons) {
    this.draft = draft;
    this.last = last;
    this.ids = ids;
    this.reasons = reasons;
    this.persons = persons;
    this.country = last.now().country();
  }

  /** The outcome of each part, all of which are entries; rows for entries that are gone. */
  List<Outcome> of(List<Part> parts, List<Row> gone) {
    List<EntryId> own = own(parts);
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      facts.add(underOwnId(parts.get(i).fact().orElseThrow(), own.get(i)));
    }
    Map<Integer, Match> matches = Matching.of(facts, last, own::get);
    retract(matches.values().stream().map(Match::entry).collect(Collectors.toSet()), gone);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Match match = matches.get(i);
      outcomes.add(
          match == null
              ? anew(parts.get(i), own.get(i), facts.get(i))
              : again(parts.get(i), match, facts.get(i)));
    }
    return outcomes;
  }

  private List<EntryId> own(List<Part> parts) {
    List<EntryId> own = new ArrayList<>();
    int line = 0;
    int index = 0;
    for (Part part : parts) {
      index = part.line() == line ? index + 1 : 0;
      line = part.line();
      own.add(ids.entry(line, index));
    }
    return own;
  }

  private static Fact underOwnId(Fact fact, EntryId id) {
    return fact instanceof Contact contact ? contact.of(id.id()) : fact;
  }

  private void retract(Set<EntryId> found, List<Row> gone) {
    for (EntryId id : last.entries().keySet()) {
      Optional<Entry> entry = draft.dossier().entry(id).filter(Entry::stands);
      if (!found.contains(id) && entry.isPresent()) {
        Fact fact = entry.get().fact();
        DossierCommand command =
            fact instanceof Contact
                ? new RemoveContact(country, id)
                : new RetractEntry(country, id, reasons.retracted());
        draft.add(0, ids.id("retract", id.id()), command, reasons.retracted());
        gone.add(Outcome.row(0, Action.RETRACTED, fact));
      }
    }
  }

  private Outcome anew(Part part, EntryId id, Fact fact) {
    Optional<String> takenBack = last.retractions().of(last.now(), fact);
    if (takenBack.isPresent()) {
      draft.remark(part.line(), takenBack.get() + HOW);
      return Outcome.unplaced(part);
    }
    DossierCommand command =
        switch (fact) {
          case Contact it -> new AddContact(country, id, it);
          case Cosponsorship it -> new CosponsorResolution(country, id, it);
          default -> new RecordEngagement(country, id, (Engagement) persons.applied(fact));
        };
    return draft.add(part.line(), id.id(), command, "")
        ? Outcome.entry(part, Action.NEW, id, fact)
        : Outcome.unplaced(part);
  }

  /** A line that nobody touched since it was read as a day between two says nothing new. */
  private boolean readAsBefore(Part part, Match match, Fact read) {
    return FormerReading.isOf(match.said(), read)
        && (!last.shows(match.entry()) || last.wroteTheDateOf(match.entry(), part));
  }

  private void remarkOn(Part part, Fact now, Fact page, Fact read) {
    if (!page.equals(read) && FormerReading.isOf(now, read)) {
      draft.remark(
          part.line(),
          "says that it lasted from %s; the entry has the date %s, one day between them, and keeps"
                  .formatted(DaySpan.text(read), now.date())
              + " it; amend the entry if it lasted");
    }
  }

  private boolean isEdited(Match match, Fact page) {
    Fact said = match.said();
    boolean lasts = last.shows(match.entry()) && !said.lastDay().equals(page.lastDay());
    return match.edited() || lasts || Retelling.highlight(said) != Retelling.highlight(page);
  }

  private String takenBack(Entry entry) {
    return last.retractions()
        .sentence(entry.id())
        .orElse("was taken back since the last import, and stays so");
  }

  private Outcome again(Part part, Match match, Fact read) {
    Entry entry = draft.dossier().entry(match.entry()).orElseThrow();
    if (!entry.stands()) {
      draft.remark(part.line(), takenBack(entry) + HOW);
      return Outcome.entry(part, Action.UNCHANGED, match.entry(), match.said());
    }
    Fact page = readAsBefore(part, match, read) ? FormerReading.of(read) : read;
    remarkOn(part, entry.fact(), page, read);
    if (!isEdited(match, page)) {
      return Outcome.entry(part, Action.UNCHANGED, match.entry(), match.said());
    }
    Fact retold = Retelling.of(entry.fact(), match.said(), page);
    boolean inOtherWords = !retold.texts().equals(entry.fact().texts());
    Fact edited = inOtherWords ? persons.applied(retold) : retold;
    DossierCommand command =
        edited instanceof Contact contact
            ? new ChangeContact(country, entry.id(), contact)
            : new AmendEntry(country, entry.id(), edited, reasons.amended());
    String id = ids.id("amend", entry.id().id());
    return draft.add(part.line(), id, command, reasons.amended())
        ? Outcome.entry(part, Action.AMENDED, entry.id(), edited)
        : Outcome.entry(part, Action.UNCHANGED, entry.id(), match.said());
  }
}
