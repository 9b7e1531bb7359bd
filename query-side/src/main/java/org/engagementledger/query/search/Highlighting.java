package org.engagementledger.query.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.engagementledger.query.search.Marked.Stretch;
import org.engagementledger.query.search.index.IndexFields;
import org.engagementledger.query.search.index.Passage;
import org.engagementledger.query.search.index.Words;

/** Finds in the texts of a hit what it was found by. */
final class Highlighting {
  private static final List<String> FIELDS = List.of(IndexFields.WORDS, IndexFields.FORMS);

  private final Query query;
  private final UnifiedHighlighter highlighter =
      UnifiedHighlighter.builderWithoutSearcher(Words.ofTexts())
          .withBreakIterator(WholeBreakIterator::new)
          .withFormatter(new Stretches())
          .withMaxLength(Integer.MAX_VALUE - 1)
          .build();

  Highlighting(Query query) {
    this.query = query;
  }

  /** The texts of one hit, in their order. */
  List<Marked> in(List<Passage> passages) throws IOException {
    List<Marked> marked = new ArrayList<>();
    for (Passage passage : passages) {
      marked.add(new Marked(passage, found(passage.text())));
    }
    return marked;
  }

  private List<Stretch> found(String text) throws IOException {
    BitSet found = new BitSet();
    for (String field : FIELDS) {
      if (highlighter.highlightWithoutSearcher(field, query, text, 1) instanceof Found some) {
        some.stretches().forEach(it -> found.set(it.from(), it.to()));
      }
    }
    return stretches(found);
  }

  /** Each character is in one of them, wherever words of different fields overlap. */
  private static List<Stretch> stretches(BitSet found) {
    List<Stretch> stretches = new ArrayList<>();
    int from = found.nextSetBit(0);
    while (from >= 0) {
      int to = found.nextClearBit(from);
      stretches.add(new Stretch(from, to));
      from = found.nextSetBit(to);
    }
    return stretches;
  }

  /** What the highlighter passes on. */
  private record Found(List<Stretch> stretches) {}

  private static final class Stretches extends PassageFormatter {
    @Override
    public Object format(org.apache.lucene.search.uhighlight.Passage[] passages, String content) {
      List<Stretch> stretches = new ArrayList<>();
      for (org.apache.lucene.search.uhighlight.Passage passage : passages) {
        for (int i = 0; i < passage.getNumMatches(); i++) {
          stretches.add(new Stretch(passage.getMatchStarts()[i], passage.getMatchEnds()[i]));
        }
      }
      return new Found(stretches);
    }
  }
}
