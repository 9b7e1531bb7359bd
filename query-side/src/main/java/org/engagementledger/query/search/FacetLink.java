package org.engagementledger.query.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.query.Links;
import org.engagementledger.query.search.EntrySearch.Count;

/**
 * Leads to those of the hits that have something in common.
 *
 * @param facet by what they are counted
 * @param label how a person calls what they have in common
 */
public record FacetLink(String facet, String label, long count, String address) {
  private static final int MOST = 8;

  /** Those of each facet by which hits differ, the most frequent first. */
  static Map<String, List<FacetLink>> of(
      Map<String, List<Count>> facets, SearchFilter filter, Map<String, String> times) {
    Map<String, List<FacetLink>> links = new LinkedHashMap<>();
    facets.forEach(
        (facet, counts) -> {
          if (counts.size() > 1) {
            links.put(
                facet,
                counts.stream().limit(MOST).map(it -> of(facet, it, filter, times)).toList());
          }
        });
    return links;
  }

  private static FacetLink of(
      String facet, Count count, SearchFilter filter, Map<String, String> times) {
    Map<String, String> given = new LinkedHashMap<>(filter.given());
    if (facet.equals(Facet.YEAR.word())) {
      given.put("from", count.value());
      given.put("to", count.value());
    } else {
      given.put(facet, count.value());
    }
    given.putAll(times);
    return new FacetLink(
        facet, label(facet, count.value()), count.count(), Links.of("/search", given));
  }

  private static String label(String facet, String value) {
    return facet.equals(Facet.COUNTRY.word()) ? new CountryCode(value).englishName() : value;
  }
}
