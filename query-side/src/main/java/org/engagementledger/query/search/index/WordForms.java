package org.engagementledger.query.search.index;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArabicStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * The stems that a word has in the languages of its script. Nobody says in which language a text
 * is, so a word in Latin letters has its stems in all three, which are mostly the same.
 */
final class WordForms extends TokenFilter {
  private final List<SnowballStemmer> latin =
      List.of(new EnglishStemmer(), new FrenchStemmer(), new SpanishStemmer());
  private final List<SnowballStemmer> cyrillic = List.of(new RussianStemmer());
  private final List<SnowballStemmer> arabic = List.of(new ArabicStemmer());

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final Deque<String> more = new ArrayDeque<>();

  WordForms(TokenStream words) {
    super(words);
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (more.isEmpty()) {
      if (!input.incrementToken()) {
        return false;
      }
      more.addAll(stems(term.toString()));
      if (!more.isEmpty()) {
        term.setEmpty().append(more.remove());
        return true;
      }
    }
    term.setEmpty().append(more.remove());
    increment.setPositionIncrement(0);
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    more.clear();
  }

  private Set<String> stems(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    Set<String> stems = new LinkedHashSet<>();
    for (SnowballStemmer stemmer : stemmers(small)) {
      stemmer.setCurrent(small);
      var unused = stemmer.stem();
      stems.add(FoldingFilter.folded(stemmer.getCurrent()));
    }
    stems.remove("");
    return stems;
  }

  private List<SnowballStemmer> stemmers(String word) {
    return switch (UnicodeScript.of(word.codePointAt(0))) {
      case LATIN -> latin;
      case CYRILLIC -> cyrillic;
      case ARABIC -> arabic;
      default -> List.of();
    };
  }
}
