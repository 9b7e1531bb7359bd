package org.engagementledger.command.imports;

import java.util.List;
import org.engagementledger.command.imports.ImportReport.Suggestion;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Redaction;

/** What an import makes of passages that look like persons. */
public enum PersonPolicy {
  /** It marks them as internal. */
  INTERNAL("internal"),
  /** It leaves them open to readers, as whoever imports has said. */
  OPEN("open to readers");

  private final String words;

  PersonPolicy(String words) {
    this.words = words;
  }

  /** The policy of an import that is to publish persons, or not. */
  public static PersonPolicy of(boolean publishPersons) {
    return publishPersons ? OPEN : INTERNAL;
  }

  /** The fact as the import records it. */
  public Fact applied(Fact fact) {
    return this == INTERNAL ? Redaction.also(fact, PersonMentions.in(fact)) : fact;
  }

  /** What the import makes of which passages, in a line; empty if there are none. */
  public String told(Fact fact) {
    List<String> found = PersonMentions.in(fact);
    return found.isEmpty() ? "" : words + ": " + String.join("; ", found);
  }

  /** The same for a report on a page, each passage by itself. */
  public List<Suggestion> suggestions(int line, Fact fact) {
    String what = this == INTERNAL ? "INTERNAL" : "PERSON";
    return PersonMentions.in(fact).stream().map(it -> new Suggestion(line, what, it)).toList();
  }
}
