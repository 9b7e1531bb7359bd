package org.engagementledger.command.imports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.engagementledger.command.imports.FactSimilarity;
import org.engagementledger.command.imports.PageImportIds;
import org.engagementledger.command.imports.PersonMentions;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Redaction;

/**
 * What is internal in an import: passages that look like persons, and what somebody marked in an
 * entry of a page whose line was joined, split, moved or lost since. Its words stay internal where
 * they stand now.
 */
final class CarriedRedactions {
  private static final int SHORTEST = 8;

  private final PersonPolicy persons;
  private final List<Fact> sources = new ArrayList<>();

  CarriedRedactions(PersonPolicy persons) {
    this.persons = persons;
  }

  /**
   * From now on what is internal in an entry of a page is so where the page says it elsewhere.
   *
   * @param untouched the entries whose line is as it was
   */
  void from(ImportBaseline last, Set<EntryId> untouched) {
    last.now().entries().stream()
        .filter(it -> PageImportIds.isImported(it.id()) || last.shows(it.id()))
        .filter(it -> !untouched.contains(it.id()) || it.fact().internal().contains(Redaction.ALL))
        .map(Entry::fact)
        .filter(fact -> !fact.internal().isEmpty())
        .forEach(sources::add);
  }

  /** A new fact of a page as it is recorded. */
  Fact applied(Fact fact) {
    Fact marked = persons.applied(fact);
    for (Fact source : sources) {
      marked = Redaction.also(marked, passages(source, marked));
    }
    return marked;
  }

  /** A changed fact; what looks like a person and somebody left open before stays open. */
  Fact applied(Fact fact, Fact before) {
    List<String> open = new ArrayList<>(PersonMentions.in(before));
    open.removeAll(before.internal());
    List<String> marks = new ArrayList<>(applied(fact).internal());
    marks.removeIf(it -> open.contains(it) && !fact.internal().contains(it));
    return fact.marked(marks);
  }

  private List<String> passages(Fact source, Fact fact) {
    List<String> marks = new ArrayList<>(source.internal());
    if (marks.remove(Redaction.ALL)) {
      String whole = String.join(" ", source.texts());
      String said = String.join(" ", fact.texts());
      return FactSimilarity.holds(said, whole) || FactSimilarity.holds(whole, said)
          ? List.of(Redaction.ALL)
          : source.texts().stream().filter(text -> text.length() >= SHORTEST).toList();
    }
    if (persons == PersonPolicy.OPEN) {
      marks.removeAll(PersonMentions.in(source));
    }
    return marks;
  }
}
