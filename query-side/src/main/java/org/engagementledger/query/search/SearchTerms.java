package org.engagementledger.query.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.query.search.SearchTerm.Beginning;
import org.engagementledger.query.search.SearchTerm.Either;
import org.engagementledger.query.search.SearchTerm.Exactly;
import org.engagementledger.query.search.SearchTerm.Like;
import org.engagementledger.query.search.SearchTerm.Not;
import org.engagementledger.query.search.SearchTerm.Word;
import org.engagementledger.query.search.analysis.TextAnalysis;
import org.engagementledger.text.Refusal;

/**
 * What somebody typed: words, "words in this order", beginnings such as school*, words such as
 * geneva~ that may have been written differently, and OR, NOT and - between and before them. Every
 * text means something: a sign that makes no sense where it stands is as good as not there.
 *
 * @param all each of them is wanted; at least one is no {@link Not}
 */
record SearchTerms(List<SearchTerm> all) {
  private static final int MOST_WORDS = 20;
  private static final Pattern PART =
      Pattern.compile("(-*)(?:[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]?(\\*?)|([^\\s\"“”„«»]+))");

  /** The same terms, unmodifiable. */
  SearchTerms {
    all = List.copyOf(all);
  }

  /** Reads what was typed; refuses what has no word, or too many. */
  static SearchTerms typed(String q) {
    int words = TextAnalysis.words(q).size();
    if (words > MOST_WORDS) {
      throw new Refusal("these are %d words; at most %d are searched".formatted(words, MOST_WORDS))
          .at("/q");
    }
    SearchTerms typed = new Reader().read(q);
    if (typed.all().stream().allMatch(Not.class::isInstance)) {
      throw new Refusal("there is no word in it").at("/q");
    }
    return typed;
  }

  /** Takes the parts one after the other. */
  private static final class Reader {
    private final List<SearchTerm> all = new ArrayList<>();
    private boolean not;
    private boolean or;

    SearchTerms read(String q) {
      PART.matcher(q).results().forEach(this::take);
      return new SearchTerms(all);
    }

    private void take(MatchResult part) {
      String plain = part.group(4) == null ? "" : part.group(1) + part.group(4);
      switch (plain) {
        case "OR", "|" -> or = true;
        case "AND", "&", "+" -> {}
        case "NOT" -> not = true;
        default ->
            term(part).forEach(it -> add(not || !part.group(1).isEmpty() ? new Not(it) : it));
      }
    }

    private void add(SearchTerm term) {
      boolean joins = or && !all.isEmpty() && isWanted(all.getLast()) && isWanted(term);
      all.add(joins ? either(all.removeLast(), term) : term);
      or = false;
      not = false;
    }

    private static boolean isWanted(SearchTerm term) {
      return !(term instanceof Not);
    }

    private static SearchTerm either(SearchTerm before, SearchTerm term) {
      List<SearchTerm> some =
          before instanceof Either it ? new ArrayList<>(it.terms()) : new ArrayList<>();
      if (some.isEmpty()) {
        some.add(before);
      }
      some.add(term);
      return new Either(some);
    }

    private static Stream<SearchTerm> term(MatchResult part) {
      boolean isQuoted = part.group(4) == null;
      String text = isQuoted ? part.group(2) + part.group(3) : part.group(4);
      if (TextAnalysis.words(text).isEmpty()) {
        return Stream.empty();
      }
      if (text.endsWith("*")) {
        return Stream.of(new Beginning(text));
      }
      if (isQuoted) {
        return Stream.of(new Exactly(text));
      }
      return Stream.of(text.endsWith("~") ? new Like(text) : new Word(text));
    }
  }
}
