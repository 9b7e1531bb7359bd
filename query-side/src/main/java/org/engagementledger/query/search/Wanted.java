package org.engagementledger.query.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.engagementledger.events.Refusal;

/**
 * What is searched: every term has to be there.
 *
 * @param terms at least one
 */
record Wanted(List<Term> terms) {
  private static final int MOST_WORDS = 20;
  private static final Pattern PART = Pattern.compile("[\"“”„]([^\"“”„]*)[\"“”„]?|([^\\s\"“”„]+)");

  /** The same terms, unmodifiable. */
  Wanted {
    terms = List.copyOf(terms);
  }

  /** What someone typed: words, "words in this order", and beginnings of words such as school*. */
  static Wanted typed(String q) {
    List<Term> terms = PART.matcher(q).results().flatMap(Wanted::term).toList();
    int words = terms.stream().mapToInt(term -> term.words().size()).sum();
    if (words == 0) {
      throw new Refusal("there is no word in it").at("/q");
    }
    if (words > MOST_WORDS) {
      throw new Refusal("these are %d words; at most %d are searched".formatted(words, MOST_WORDS))
          .at("/q");
    }
    return new Wanted(terms);
  }

  private static Stream<Term> term(MatchResult part) {
    String text = part.group(1) != null ? part.group(1) : part.group(2);
    List<String> words = Token.of(text).stream().map(Token::word).toList();
    return words.isEmpty() ? Stream.empty() : Stream.of(new Term(words, text.endsWith("*")));
  }

  /** The passages with what is found marked, in their order; empty if a term is not there. */
  Optional<List<Marked>> in(List<Passage> passages) {
    List<List<Token>> tokens = passages.stream().map(it -> Token.of(it.text())).toList();
    if (!terms.stream().allMatch(term -> tokens.stream().anyMatch(it -> isIn(term, it)))) {
      return Optional.empty();
    }
    List<Marked> marked = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      marked.add(new Marked(passages.get(i), hits(tokens.get(i))));
    }
    return Optional.of(marked);
  }

  /** That a list in a document holds every word. */
  List<Bson> heldBy(String list) {
    return terms.stream().flatMap(term -> term.heldBy(list)).distinct().toList();
  }

  /** Whether a document that holds every word may still not be what is wanted. */
  boolean hasPhrases() {
    return terms.stream().anyMatch(Term::isPhrase);
  }

  private static boolean isIn(Term term, List<Token> tokens) {
    return term.in(tokens).findAny().isPresent();
  }

  private List<Token> hits(List<Token> tokens) {
    TreeSet<Integer> found = new TreeSet<>();
    terms.forEach(term -> term.in(tokens).forEach(found::add));
    return found.stream().map(tokens::get).toList();
  }
}
