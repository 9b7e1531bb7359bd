package org.engagementledger.command.imports.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.AddContact;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.ChangeContact;
import org.engagementledger.command.dossiers.DossierCommand.CosponsorResolution;
import org.engagementledger.command.dossiers.DossierCommand.RecordEngagement;
import org.engagementledger.command.dossiers.DossierCommand.RemoveContact;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.imports.FactMerge;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.ImportReport.Row;
import org.engagementledger.command.imports.LegacyDateReading;
import org.engagementledger.command.imports.PageImportIds;
import org.engagementledger.command.imports.pages.EntryMatcher.EntryMatch;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.pages.content.Page.Part;
import org.engagementledger.pages.content.ParseWarning;
import org.jspecify.annotations.Nullable;

/** Plans what becomes of engagements, contacts and co-sponsorships. */
final class EntryPlanner {
  static final String BY_HAND = "; who wants it records it by hand";
  static final String HOW = "; the page keeps its text, and who wants it records it by hand";

  private final PlannedCommands draft;
  private final ImportBaseline last;
  private final PageImportIds ids;
  private final ImportReasons reasons;
  private final CarriedRedactions marks;
  private final CountryCode country;
  private final LostEntryRestorer lost;
  private final Set<EntryId> linked = new HashSet<>();

  EntryPlanner(
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
    this.lost = new LostEntryRestorer(draft, last, ids);
  }

  /** The outcome of each part, all of which are entries; rows for entries that are gone. */
  List<PartResult> of(List<Part> parts, List<Row> gone) {
    List<EntryId> own = own(parts);
    List<Fact> said = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      said.add(underOwnId(parts.get(i).fact().orElseThrow(), own.get(i)));
    }
    DuplicateFacts duplicates = DuplicateFacts.of(said);
    List<Fact> facts = new ArrayList<>(said);
    for (int i = 0; i < parts.size(); i++) {
      facts.set(i, duplicates.of(i).getFirst() == i ? duplicates.together(i) : said.get(i));
    }
    Map<Integer, EntryMatch> matches = EntryMatcher.of(facts, last, own::get, duplicates);
    marks.from(
        last,
        matches.values().stream()
            .filter(it -> !it.edited())
            .map(EntryMatch::entry)
            .collect(Collectors.toSet()));
    linked.clear();
    matches.values().forEach(it -> linked.add(it.entry()));
    retract(
        matches.values().stream().map(EntryMatch::entry).collect(Collectors.toSet()), parts, gone);
    Map<Integer, PartResult> outcomes = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      int first = recorded(duplicates.of(i), matches);
      if (i == first) {
        outcomes.put(i, outcome(parts.get(i), own.get(i), duplicates.together(i), matches.get(i)));
      } else if (matches.containsKey(i)) {
        outcomes.put(i, outcome(parts.get(i), own.get(i), said.get(i), matches.get(i)));
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      again(parts, i, recorded(duplicates.of(i), matches), outcomes);
      if (!duplicates.together(i).date().equals(said.get(i).date())) {
        draft.withdraw(parts.get(i).line(), ParseWarning.UNDATED);
      }
    }
    new SimilarHighlights(parts, duplicates).remark(draft);
    return IntStream.range(0, parts.size()).mapToObj(outcomes::get).toList();
  }

  /** Which of several parts that say the same stands for them: one that is recorded already. */
  private static int recorded(List<Integer> same, Map<Integer, EntryMatch> matches) {
    return same.stream().filter(matches::containsKey).findFirst().orElse(same.getFirst());
  }

  /** A part that says what another says is the same entry, unless it was recorded apart. */
  private void again(List<Part> parts, int part, int first, Map<Integer, PartResult> outcomes) {
    if (part == first) {
      return;
    }
    int line = parts.get(part).line();
    int other = parts.get(first).line();
    if (outcomes.containsKey(part)) {
      draft.remark(
          line,
          "says the same as line %d, and both are recorded; retract one of them if it is the same"
              .formatted(other));
    } else {
      draft.remark(line, "says the same as line %d; both are one entry".formatted(other));
      outcomes.put(part, Objects.requireNonNull(outcomes.get(first)).also(parts.get(part)));
    }
  }

  private PartResult outcome(Part part, EntryId id, Fact fact, @Nullable EntryMatch match) {
    return match == null ? anew(part, id, fact) : again(part, match, fact);
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

  private void retract(Set<EntryId> found, List<Part> parts, List<Row> gone) {
    JoinedLines joined = JoinedLines.of(parts, draft);
    for (EntryId id : last.entries().keySet()) {
      Optional<Entry> entry = draft.dossier().entry(id).filter(Entry::stands);
      if (!found.contains(id) && entry.isEmpty()) {
        draft
            .dossier()
            .entry(id)
            .filter(it -> last.shows(id))
            .ifPresent(it -> joined.remarkOnTakenBack(it.fact()));
      } else if (!found.contains(id)) {
        Fact fact = entry.orElseThrow().fact();
        DossierCommand command =
            fact instanceof Contact
                ? new RemoveContact(country, id)
                : new RetractEntry(country, id, reasons.retracted());
        if (draft.add(0, ids.id("retract", id.id()), command, reasons.retracted())) {
          gone.add(PartResult.row(0, Action.RETRACTED, fact));
          joined.remarkOnGone(fact);
        }
      }
    }
  }

  private PartResult anew(Part part, EntryId id, Fact fact) {
    Optional<EntryId> takenBack = last.takenBack(fact);
    if (takenBack.isPresent()) {
      EntryId entry = takenBack.get();
      draft.remark(part.line(), last.retractions().sentence(entry).orElseThrow() + HOW);
      return linked.add(entry)
          ? PartResult.entry(part, Action.TEXT, entry, fact)
          : PartResult.unplaced(part);
    }
    Fact marked = marks.applied(fact);
    DossierCommand command =
        switch (marked) {
          case Contact it -> new AddContact(country, id, it);
          case Cosponsorship it -> new CosponsorResolution(country, id, it);
          default -> new RecordEngagement(country, id, (Engagement) marked);
        };
    if (!draft.add(part.line(), id.id(), command, "")) {
      return PartResult.unplaced(part);
    }
    lost.restore(part.line(), id, marked);
    return PartResult.entry(part, Action.NEW, id, fact);
  }

  /** A line that nobody touched since it was read as a day between two says nothing new. */
  private boolean readAsBefore(Part part, EntryMatch match, Fact read) {
    return LegacyDateReading.isOf(match.said(), read)
        && (!last.shows(match.entry()) || last.wroteTheDateOf(match.entry(), part));
  }

  private void remarkOn(Part part, Fact now, Fact page, Fact read) {
    if (!page.equals(read) && LegacyDateReading.isOf(now, read)) {
      draft.remark(
          part.line(),
          "says that it lasted from %s; the entry has the date %s, one day between them, and keeps"
                  .formatted(DaySpan.text(read), now.date())
              + " it; amend the entry if it lasted");
    }
  }

  private void remarkOnWhatStays(Part part, Fact now, EntryMatch match, Fact page) {
    Fact said = match.said();
    if (FactMerge.lacksDate(now, page)) {
      draft.remark(part.line(), FactMerge.keptDate(now));
      draft.withdraw(part.line(), ParseWarning.UNDATED);
    }
    FactMerge.keptPlace(now, said, page)
        .ifPresent(
            place -> {
              draft.remark(
                  part.line(),
                  ("gives another place; the recorded one, %s, stays, since it did not come from"
                          + " the page (amend the entry if the page is right)")
                      .formatted(place));
              draft.withdraw(part.line(), ParseWarning.PLACE);
            });
    if (now instanceof Engagement is
        && page instanceof Engagement it
        && it.place().isBlank()
        && !is.place().isBlank()
        && last.placed(match.entry())) {
      draft.remark(
          part.line(),
          "gives no place any more; the recorded one, %s, stays (amend the entry if it is wrong)"
              .formatted(is.place()));
    }
    if (match.edited() && FactMerge.overrules(now, said, page)) {
      draft.remark(part.line(), FactMerge.OVERRULED);
    }
  }

  private boolean isEdited(EntryMatch match, Fact page) {
    Fact said = match.said();
    boolean lasts = last.shows(match.entry()) && !said.lastDay().equals(page.lastDay());
    return match.edited()
        || lasts
        || FactMerge.saysOtherPlace(said, page)
        || FactMerge.highlight(said) != FactMerge.highlight(page);
  }

  private String takenBack(Entry entry) {
    return last.retractions()
        .sentence(entry.id())
        .orElse("was taken back since the last import, and stays so");
  }

  private PartResult again(Part part, EntryMatch match, Fact read) {
    Entry entry = draft.dossier().entry(match.entry()).orElseThrow();
    if (!entry.stands()) {
      draft.remark(part.line(), takenBack(entry) + HOW);
      return PartResult.entry(part, Action.UNCHANGED, match.entry(), match.said());
    }
    Fact now = entry.fact();
    Fact page = readAsBefore(part, match, read) ? LegacyDateReading.of(read) : read;
    remarkOn(part, now, page, read);
    remarkOnWhatStays(part, now, match, page);
    if (!isEdited(match, page)) {
      return PartResult.entry(part, Action.UNCHANGED, match.entry(), match.said());
    }
    Fact retold = FactMerge.of(now, match.said(), page);
    Fact shown = FactMerge.of(match.said(), match.said(), page);
    if (retold.equals(now)) {
      return PartResult.entry(part, Action.UNCHANGED, match.entry(), shown);
    }
    Optional<EntryId> takenBack = last.takenBack(retold).filter(it -> !it.equals(entry.id()));
    if (takenBack.isPresent()) {
      draft.remark(part.line(), last.retractions().sentence(takenBack.get()).orElseThrow() + HOW);
      return PartResult.entry(part, Action.UNCHANGED, match.entry(), match.said());
    }
    boolean inOtherWords = !retold.texts().equals(now.texts());
    Fact edited = inOtherWords ? marks.applied(retold, now) : retold;
    DossierCommand command =
        edited instanceof Contact contact
            ? new ChangeContact(country, entry.id(), contact)
            : new AmendEntry(country, entry.id(), edited, reasons.amended());
    String id = ids.id("amend", entry.id().id());
    return draft.add(part.line(), id, command, reasons.amended())
        ? PartResult.entry(part, Action.AMENDED, entry.id(), shown)
        : PartResult.entry(part, Action.UNCHANGED, entry.id(), match.said());
  }
}
