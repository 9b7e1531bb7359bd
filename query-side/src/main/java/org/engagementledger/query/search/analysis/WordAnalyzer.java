package org.engagementledger.query.search.analysis;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.engagementledger.text.FoldedText;

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
  protected Reader initReader(String field, Reader reader) {
    String text = all(reader);
    return isPlain(text) ? new StringReader(spaced(text)) : spaced(new StringReader(text));
  }

  private static String all(Reader reader) {
    try {
      StringWriter text = new StringWriter();
      var unused = reader.transferTo(text);
      return text.toString();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Whether each character can be judged by itself; most texts are so, and this is quick. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && !isPlain(c)) {
        return false;
      }
    }
    return Normalizer.isNormalized(text, Normalizer.Form.NFC);
  }

  private static boolean isPlain(char c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.SURROGATE,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> c != '\u00B7' && c != '\u2116';
    };
  }

  private static String spaced(String plain) {
    char[] spaced = plain.toCharArray();
    for (int i = 0; i < spaced.length; i++) {
      if (!isOfWord(spaced[i])) {
        spaced[i] = ' ';
      }
    }
    return new String(spaced);
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c)
        || switch (Character.getType(c)) {
          case Character.LETTER_NUMBER, Character.OTHER_NUMBER, Character.COMBINING_SPACING_MARK ->
              true;
          default -> false;
        };
  }

  private static Reader spaced(Reader text) {
    Reader composed = new ICUNormalizer2CharFilter(text, Normalizer2.getNFCInstance());
    Reader spelled = new MappingCharFilter(NUMERO, composed);
    Reader seen = new PatternReplaceCharFilter(WITHIN_WORDS, "", spelled);
    return new PatternReplaceCharFilter(BETWEEN_WORDS, " ", seen);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    ICUTokenizer words = new ICUTokenizer(new WordBreaks());
    TokenStream pairs = new CJKBigramFilter(words, PAIRED, singly);
    return new TokenStreamComponents(words, new WordForms(pairs));
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
