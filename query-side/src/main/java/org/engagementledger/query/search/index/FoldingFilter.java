package org.engagementledger.query.search.index;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.engagementledger.events.FoldedText;

/** Words as they are compared: without case, diacritics and what cannot be seen. */
final class FoldingFilter extends TokenFilter {
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]");

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);

  FoldingFilter(TokenStream words) {
    super(words);
  }

  @Override
  public boolean incrementToken() throws IOException {
    int skipped = 0;
    while (input.incrementToken()) {
      String folded = folded(term.toString());
      if (!folded.isEmpty()) {
        term.setEmpty().append(folded);
        increment.setPositionIncrement(increment.getPositionIncrement() + skipped);
        return true;
      }
      skipped += increment.getPositionIncrement();
    }
    return false;
  }

  static String folded(String word) {
    return NO_LETTER.matcher(FoldedText.of(word)).replaceAll("");
  }
}
