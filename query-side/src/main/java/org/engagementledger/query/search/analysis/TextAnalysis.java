package org.engagementledger.query.search.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of texts, as the index has them. */
public final class TextAnalysis {
  private static final Analyzer QUERIES = WordAnalyzer.ofQueries();
  private static final Analyzer TEXTS = WordAnalyzer.ofTexts();

  private TextAnalysis() {}

  /** The words that have to stand one after the other where a text is to be found. */
  public static List<String> words(String text) {
    return terms(QUERIES, text).stream().filter(it -> !WordForms.isStem(it)).toList();
  }

  /** What the index has where other forms of the words stand, in no order that matters. */
  public static List<String> stems(String text) {
    return terms(QUERIES, text).stream().flatMap(WordForms::ofStem).distinct().toList();
  }

  /** How texts of the index are taken apart. */
  public static Analyzer analyzer() {
    return TEXTS;
  }

  static List<String> terms(Analyzer analyzer, String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return terms;
  }
}
