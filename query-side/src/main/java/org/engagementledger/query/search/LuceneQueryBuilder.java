package org.engagementledger.query.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.engagementledger.query.search.SearchTerm.Beginning;
import org.engagementledger.query.search.SearchTerm.Either;
import org.engagementledger.query.search.SearchTerm.Exactly;
import org.engagementledger.query.search.SearchTerm.Like;
import org.engagementledger.query.search.SearchTerm.Not;
import org.engagementledger.query.search.SearchTerm.Word;
import org.engagementledger.query.search.analysis.TextAnalysis;
import org.engagementledger.query.search.index.IndexFields;

/**
 * Says in Lucene's words what somebody wants. A word counts most in a title, then as it was
 * written, then in another form, and least where it is written a little differently.
 *
 * @param reader tells with which words a beginning can go on
 * @param forgiving whether long words may be written a little differently
 */
record LuceneQueryBuilder(IndexReader reader, boolean forgiving) {
  private static final float IN_TITLE = 2.5f;
  private static final float IN_ANOTHER_FORM = 0.4f;
  private static final float WRITTEN_DIFFERENTLY = 0.15f;
  private static final float FOR_EACH_OTHER = 0.1f;

  /** Shorter words have too many neighbours. */
  private static final int LONG_WORD = 5;

  private static final int VERY_LONG_WORD = 8;
  private static final int MOST_LIKE_IT = 50;
  private static final int MOST_CONTINUATIONS = 1_024;

  /** Documents that have all that is wanted. */
  Query of(SearchTerms terms) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (SearchTerm term : terms.all()) {
      if (term instanceof Not not) {
        all.add(exact(not.term()), Occur.MUST_NOT);
      } else {
        all.add(of(term), Occur.MUST);
      }
    }
    return all.build();
  }

  /** Texts that have some of it, since what is wanted may stand in several of an entry. */
  Query someOf(SearchTerms terms) {
    return either(terms.all().stream().filter(it -> !(it instanceof Not)).map(this::of));
  }

  private Query of(SearchTerm term) {
    return switch (term) {
      case Word it -> word(it.text(), forgiving);
      case Like it -> word(it.text(), true);
      case Exactly it -> anywhere(TextAnalysis.words(it.text()));
      case Beginning it -> beginning(TextAnalysis.words(it.text()));
      case Either it -> either(it.terms().stream().map(this::of));
      case Not it -> exact(it.term());
    };
  }

  /** What is not wanted is not wanted as it is written; its other forms may be there. */
  private Query exact(SearchTerm term) {
    return term instanceof Word it ? anywhere(TextAnalysis.words(it.text())) : of(term);
  }

  private static Query either(Stream<Query> queries) {
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    queries.forEach(it -> some.add(it, Occur.SHOULD));
    return some.build();
  }

  private static Query word(String text, boolean forgiving) {
    List<String> words = TextAnalysis.words(text);
    if (words.size() > 1) {
      return anywhere(words);
    }
    String word = words.getFirst();
    List<Query> ways = new ArrayList<>();
    ways.add(new TermQuery(new Term(IndexFields.WORDS, word)));
    ways.add(new BoostQuery(new TermQuery(new Term(IndexFields.TITLE, word)), IN_TITLE));
    for (String stem : TextAnalysis.stems(text)) {
      Query form = new TermQuery(new Term(IndexFields.WORDS, stem));
      ways.add(new BoostQuery(form, IN_ANOTHER_FORM));
    }
    if (forgiving && word.length() >= LONG_WORD) {
      ways.add(new BoostQuery(like(word), WRITTEN_DIFFERENTLY));
    }
    return new DisjunctionMaxQuery(ways, FOR_EACH_OTHER);
  }

  private static Query like(String word) {
    int edits = word.length() >= VERY_LONG_WORD ? 2 : 1;
    return new FuzzyQuery(new Term(IndexFields.WORDS, word), edits, 1, MOST_LIKE_IT, true);
  }

  private static Query anywhere(List<String> words) {
    return new DisjunctionMaxQuery(
        List.of(
            inOrder(IndexFields.WORDS, words),
            new BoostQuery(inOrder(IndexFields.TITLE, words), IN_TITLE)),
        FOR_EACH_OTHER);
  }

  private static Query inOrder(String field, List<String> words) {
    return words.size() == 1
        ? new TermQuery(new Term(field, words.getFirst()))
        : new PhraseQuery(field, words.toArray(String[]::new));
  }

  private Query beginning(List<String> words) {
    Term last = new Term(IndexFields.WORDS, words.getLast());
    if (words.size() == 1) {
      return new PrefixQuery(last);
    }
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
    words
        .subList(0, words.size() - 1)
        .forEach(word -> phrase.add(new Term(IndexFields.WORDS, word)));
    return phrase.add(continuations(last)).build();
  }

  /** The words of the index that begin so; the beginning itself if there are none. */
  private Term[] continuations(Term beginning) {
    try {
      List<Term> found = new ArrayList<>();
      Terms words = MultiTerms.getTerms(reader, beginning.field());
      if (words != null) {
        TermsEnum each = words.iterator();
        boolean more = each.seekCeil(beginning.bytes()) != TermsEnum.SeekStatus.END;
        while (more && found.size() < MOST_CONTINUATIONS) {
          BytesRef word = each.term();
          more = StringHelper.startsWith(word, beginning.bytes());
          if (more) {
            found.add(new Term(beginning.field(), BytesRef.deepCopyOf(word)));
            more = each.next() != null;
          }
        }
      }
      return found.isEmpty() ? new Term[] {beginning} : found.toArray(Term[]::new);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
