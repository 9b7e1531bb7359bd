package org.engagementledger.query.search;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.conversions.Bson;

/**
 * Words that are to stand one after the other.
 *
 * @param words at least one
 * @param open whether the last word may go on: {@code school*}
 */
record Term(List<String> words, boolean open) {
  /** The same words, unmodifiable. */
  Term {
    words = List.copyOf(words);
  }

  /** The tokens of a text that it is found in, by their indexes. */
  Stream<Integer> in(List<Token> tokens) {
    return IntStream.rangeClosed(0, tokens.size() - words.size())
        .filter(start -> isAt(start, tokens))
        .boxed()
        .flatMap(start -> IntStream.range(start, start + words.size()).boxed());
  }

  /** That a list in a document holds every word, wherever each stands. */
  Stream<Bson> heldBy(String list) {
    List<Bson> all = new ArrayList<>();
    words.forEach(word -> all.add(eq(list, word)));
    if (open) {
      all.set(all.size() - 1, regex(list, "^" + words.getLast()));
    }
    return all.stream();
  }

  /** Whether more than its words have to be looked at. */
  boolean isPhrase() {
    return words.size() > 1;
  }

  private boolean isAt(int start, List<Token> tokens) {
    return IntStream.range(0, words.size()).allMatch(i -> fits(i, tokens.get(start + i).word()));
  }

  private boolean fits(int index, String word) {
    boolean mayGoOn = open && index == words.size() - 1;
    return mayGoOn ? word.startsWith(words.get(index)) : word.equals(words.get(index));
  }
}
