package org.engagementledger.query.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EntryId;
import org.engagementledger.query.search.HitHighlighter.Highlight;
import org.engagementledger.query.search.index.Passage;
import org.engagementledger.query.search.index.Passage.PassageField;
import org.engagementledger.query.search.index.SearchDocument;

/**
 * An entry that was found.
 *
 * @param name the country's
 * @param kind the kind of an engagement, or ATTRIBUTE
 * @param lastDay if it lasted several days
 * @param certainty whether it was there on the day as of which it is searched
 * @param recorded when what is shown was recorded
 * @param title may be empty
 * @param snippets the texts besides the title in which something was found, each around the hits;
 *     the beginning of one if nothing was
 */
public record SearchHit(
    CountryCode country,
    String name,
    EntryId entry,
    String kind,
    EdtfDate date,
    Optional<EdtfDate> lastDay,
    Certainty certainty,
    Instant recorded,
    List<Highlight> title,
    List<Snippet> snippets) {
  /** Part of one text. */
  record Snippet(PassageField field, List<Highlight> pieces) {
    private boolean isHit() {
      return pieces.stream().anyMatch(Highlight::hit);
    }
  }

  static SearchHit of(SearchDocument it, Certainty certainty, HitHighlighter highlighting)
      throws IOException {
    List<Highlight> title = new ArrayList<>();
    List<Snippet> snippets = new ArrayList<>();
    for (Passage passage : Passage.of(it.fact())) {
      if (passage.isTitle()) {
        title.addAll(highlighting.whole(passage.text()));
      } else {
        snippets.add(new Snippet(passage.field(), highlighting.snippet(passage.text())));
      }
    }
    return new SearchHit(
        it.country(),
        it.country().englishName(),
        it.entry(),
        it.kind(),
        it.fact().date(),
        it.fact().lastDay(),
        certainty,
        it.since(),
        title,
        shown(snippets));
  }

  /** Whether it is not certain that it was there. */
  public boolean isOnlyPossible() {
    return certainty == Certainty.POSSIBLE;
  }

  /** Whether it is an attribute. */
  public boolean isAttribute() {
    return kind.equals(SearchDocument.ATTRIBUTE);
  }

  private static List<Snippet> shown(List<Snippet> all) {
    List<Snippet> hits = all.stream().filter(Snippet::isHit).toList();
    return hits.isEmpty() ? all.stream().limit(1).toList() : hits;
  }
}
