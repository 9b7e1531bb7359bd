package org.engagementledger.query.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.engagementledger.events.Certainty;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EntryId;
import org.engagementledger.query.search.Marked.Piece;
import org.engagementledger.query.search.index.Passage.Field;
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
public record Hit(
    CountryCode country,
    String name,
    EntryId entry,
    String kind,
    EdtfDate date,
    Optional<EdtfDate> lastDay,
    Certainty certainty,
    Instant recorded,
    List<Piece> title,
    List<Snippet> snippets) {
  /** Part of one text. */
  record Snippet(Field field, List<Piece> pieces) {}

  static Hit of(SearchDocument it, Certainty certainty, List<Marked> passages) {
    return new Hit(
        it.country(),
        it.country().englishName(),
        it.entry(),
        it.kind(),
        it.fact().date(),
        it.fact().lastDay(),
        certainty,
        it.since(),
        passages.stream()
            .filter(marked -> marked.passage().isTitle())
            .flatMap(marked -> marked.whole().stream())
            .toList(),
        snippets(passages.stream().filter(marked -> !marked.passage().isTitle()).toList()));
  }

  /** Whether it is not certain that it was there. */
  public boolean isOnlyPossible() {
    return certainty == Certainty.POSSIBLE;
  }

  /** Whether it is an attribute. */
  public boolean isAttribute() {
    return kind.equals(SearchDocument.ATTRIBUTE);
  }

  private static List<Snippet> snippets(List<Marked> texts) {
    boolean any = texts.stream().anyMatch(Marked::isHit);
    return texts.stream()
        .filter(marked -> marked.isHit() || !any)
        .limit(any ? texts.size() : 1)
        .map(marked -> new Snippet(marked.passage().field(), marked.snippet()))
        .toList();
  }
}
