package org.engagementledger.query.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.engagementledger.query.search.analysis.TextAnalysis;
import org.engagementledger.query.search.index.IndexFields;

/** Shows in the texts of hits what they were found by. */
final class HitHighlighter {
  private static final int LENGTH = 160;
  private static final int MOST_PARTS = 3;
  private static final float IN_THE_MIDDLE = 0.5f;

  private final Query query;
  private final UnifiedHighlighter whole = highlighter(WholeBreakIterator::new);
  private final UnifiedHighlighter parts = highlighter(HitHighlighter::parts);

  HitHighlighter(Query query) {
    this.query = query;
  }

  /**
   * A part of a text.
   *
   * @param hit whether it was found
   */
  record Highlight(String text, boolean hit) {}

  /** A whole text. */
  List<Highlight> whole(String text) throws IOException {
    return pieces(whole, text);
  }

  /** What is around the hits, or the beginning if there are none; gaps are ellipses. */
  List<Highlight> snippet(String text) throws IOException {
    return pieces(parts, text);
  }

  private List<Highlight> pieces(UnifiedHighlighter highlighter, String text) throws IOException {
    Object found = highlighter.highlightWithoutSearcher(IndexFields.WORDS, query, text, MOST_PARTS);
    return found instanceof Pieces it ? it.all() : List.of(new Highlight(text, false));
  }

  private static UnifiedHighlighter highlighter(Supplier<BreakIterator> breaks) {
    return UnifiedHighlighter.builderWithoutSearcher(TextAnalysis.analyzer())
        .withBreakIterator(breaks)
        .withFormatter(new PieceFormatter())
        .withMaxLength(Integer.MAX_VALUE - 1)
        .withMaxNoHighlightPassages(1)
        .build();
  }

  private static BreakIterator parts() {
    return LengthGoalBreakIterator.createClosestToLength(
        BreakIterator.getWordInstance(Locale.ROOT), LENGTH, IN_THE_MIDDLE);
  }

  /** What the highlighter passes on. */
  private record Pieces(List<Highlight> all) {}

  private static final class PieceFormatter extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String text) {
      List<Highlight> pieces = new ArrayList<>();
      int shown = 0;
      for (Passage passage : passages) {
        gap(shown, passage.getStartOffset(), pieces);
        addTo(pieces, passage, text);
        shown = passage.getEndOffset();
      }
      gap(shown, text.length(), pieces);
      return new Pieces(pieces);
    }

    private static void addTo(List<Highlight> pieces, Passage passage, String text) {
      int done = passage.getStartOffset();
      int next = 0;
      while (next < passage.getNumMatches()) {
        int from = Math.max(done, passage.getMatchStarts()[next]);
        int to = passage.getMatchEnds()[next];
        next++;
        while (next < passage.getNumMatches() && passage.getMatchStarts()[next] < to) {
          to = Math.max(to, passage.getMatchEnds()[next]);
          next++;
        }
        add(text, done, from, false, pieces);
        add(text, from, to, true, pieces);
        done = Math.max(done, to);
      }
      add(text, done, passage.getEndOffset(), false, pieces);
    }

    private static void gap(int from, int to, List<Highlight> pieces) {
      if (from < to) {
        pieces.add(new Highlight("…", false));
      }
    }

    private static void add(String text, int from, int to, boolean hit, List<Highlight> pieces) {
      if (from < to) {
        pieces.add(new Highlight(text.substring(from, to), hit));
      }
    }
  }
}
