package org.engagementledger.query.search.analysis;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.engagementledger.text.FoldedText;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArabicStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * Each word as it is compared, and in the same place the stems that it has in the languages of its
 * script, but for the word itself. Nobody says in which language a text is, so a word in Latin
 * letters has its stems in all three, which are mostly the same. A stem begins with a sign, as no
 * word does.
 */
final class WordForms extends TokenFilter {
  private static final String STEM = "+";
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]");

  /** A language has few words that are frequent; to stem one costs more than to index it. */
  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

  private static final int MOST_KNOWN = 30_000;

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
    if (!more.isEmpty()) {
      term.setEmpty().append(more.remove());
      increment.setPositionIncrement(0);
      return true;
    }
    int skipped = 0;
    while (input.incrementToken()) {
      more.addAll(forms(term.toString()));
      if (!more.isEmpty()) {
        term.setEmpty().append(more.remove());
        increment.setPositionIncrement(increment.getPositionIncrement() + skipped);
        return true;
      }
      skipped += increment.getPositionIncrement();
    }
    return false;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    more.clear();
  }

  static boolean isStem(String term) {
    return term.startsWith(STEM);
  }

  /** What the index has where that word, or that stem, is the stem of a word. */
  static Stream<String> ofStem(String term) {
    return isStem(term) ? Stream.of(term, term.substring(STEM.length())) : Stream.of(STEM + term);
  }

  private List<String> forms(String word) {
    List<String> known = KNOWN.get(word);
    if (known == null) {
      known = found(word);
      if (KNOWN.size() >= MOST_KNOWN) {
        KNOWN.clear();
      }
      KNOWN.put(word, known);
    }
    return known;
  }

  /** The word first, then its stems; nothing if no letter is left of it. */
  private List<String> found(String word) {
    String plain = folded(word);
    if (plain.isEmpty()) {
      return List.of();
    }
    Stream<String> stems = stems(word).stream().filter(it -> !it.equals(plain));
    return Stream.concat(Stream.of(plain), stems.map(STEM::concat)).toList();
  }

  private Set<String> stems(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    Set<String> stems = new LinkedHashSet<>();
    for (SnowballStemmer stemmer : stemmers(small)) {
      stemmer.setCurrent(small);
      var unused = stemmer.stem();
      stems.add(folded(stemmer.getCurrent()));
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

  private static String folded(String word) {
    return NO_LETTER.matcher(FoldedText.of(word)).replaceAll("");
  }
}
