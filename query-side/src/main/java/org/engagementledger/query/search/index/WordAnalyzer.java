package org.engagementledger.query.search.index;

import com.ibm.icu.text.Normalizer2;
import java.io.Reader;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.engagementledger.events.FoldedText;

/**
 * Takes texts apart into words: letters and digits with nothing between them that can be seen. What
 * scripts without spaces write in one is parted by ICU's dictionaries, or into pairs of characters.
 */
final class WordAnalyzer extends Analyzer {
  /** Catalan parts two l by a dot, which stands within the word. */
  private static final Pattern WITHIN_WORDS =
      Pattern.compile(FoldedText.INVISIBLE + "|(?<=[lL])\u00B7(?=[lL])");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]");

  private static final NormalizeCharMap NUMERO = numero();
  private static final int PAIRED =
      CJKBigramFilter.HAN
          | CJKBigramFilter.HIRAGANA
          | CJKBigramFilter.KATAKANA
          | CJKBigramFilter.HANGUL;

  /** No phrase goes from one text of an entry into the next. */
  private static final int GAP = 100;

  private final boolean singly;

  private WordAnalyzer(boolean singly) {
    super(PER_FIELD_REUSE_STRATEGY);
    this.singly = singly;
  }

  /** Of what is searched: characters that are written without spaces are there singly as well. */
  static WordAnalyzer ofTexts() {
    return new WordAnalyzer(true);
  }

  /** Of what is searched for. */
  static WordAnalyzer ofQueries() {
    return new WordAnalyzer(false);
  }

  @Override
  protected Reader initReader(String field, Reader text) {
    Reader composed = new ICUNormalizer2CharFilter(text, Normalizer2.getNFCInstance());
    Reader spelled = new MappingCharFilter(NUMERO, composed);
    Reader seen = new PatternReplaceCharFilter(WITHIN_WORDS, "", spelled);
    return new PatternReplaceCharFilter(BETWEEN_WORDS, " ", seen);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    ICUTokenizer words = new ICUTokenizer(new WordBreaks());
    TokenStream pairs = new CJKBigramFilter(words, PAIRED, singly);
    return new TokenStreamComponents(
        words, field.equals(IndexFields.FORMS) ? new WordForms(pairs) : new FoldingFilter(pairs));
  }

  @Override
  public int getPositionIncrementGap(String field) {
    return GAP;
  }

  private static NormalizeCharMap numero() {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    map.add("\u2116", "No");
    return map.build();
  }
}
