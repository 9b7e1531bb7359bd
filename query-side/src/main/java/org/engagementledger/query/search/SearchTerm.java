package org.engagementledger.query.search;

import java.util.List;

/** What somebody who searches wants to be there, or not to be there. */
sealed interface SearchTerm {
  /** A word in any of its forms. */
  record Word(String text) implements SearchTerm {}

  /** Words one after the other, just as they stand. */
  record Exactly(String text) implements SearchTerm {}

  /** The same, but the last word may go on: {@code school*}. */
  record Beginning(String text) implements SearchTerm {}

  /** A word that may be written a little differently: {@code geneva~}. */
  record Like(String text) implements SearchTerm {}

  /** One of several. */
  record Either(List<SearchTerm> terms) implements SearchTerm {
    /** The same terms, unmodifiable. */
    public Either {
      terms = List.copyOf(terms);
    }
  }

  /** That something is not there. */
  record Not(SearchTerm term) implements SearchTerm {}
}
