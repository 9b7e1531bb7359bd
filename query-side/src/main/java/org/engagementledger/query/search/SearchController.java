package org.engagementledger.query.search;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.query.Links;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.references.ReferenceReader;
import org.engagementledger.query.search.EntrySearch.Count;
import org.engagementledger.query.search.EntrySearch.SearchResult;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The search, as a page and as JSON. */
@Controller
final class SearchController {
  private static final int ON_A_PAGE = 20;
  private static final int MOST = 100;

  private final EntrySearch search;
  private final ReferenceReader references;

  SearchController(EntrySearch search, ReferenceReader references) {
    this.search = search;
    this.references = references;
  }

  @HeavyRequest("q")
  @GetMapping("/search")
  String page(
      SearchFilter filter,
      @RequestParam(required = false) @Nullable String after,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn,
      Model page) {
    page.addAttribute("filter", filter);
    page.addAttribute("asked", asked);
    page.addAttribute("kinds", SearchFilter.kinds());
    page.addAttribute("instruments", references.at(at).instruments().values());
    page.addAttribute("times", times(asked));
    page.addAttribute("section", "search");
    if (!filter.isEmpty()) {
      boolean all = Role.seesPersons(signedIn);
      Set<Facet> facets = after == null ? EnumSet.allOf(Facet.class) : Set.of();
      SearchResult found = search.find(filter, asked, cursor(after), ON_A_PAGE, facets, at, all);
      page.addAttribute("hits", found.hits());
      page.addAttribute("facets", FacetLink.of(found.facets(), filter, given(asked)));
      found
          .next()
          .ifPresent(next -> page.addAttribute("more", address("/search", filter, asked, next)));
    }
    return "search/search";
  }

  /** Its link stands beside those of a memento, whose place a header of an entity would take. */
  @HeavyRequest
  @GetMapping("/api/search")
  @ResponseBody
  Object list(
      SearchFilter filter,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String facets,
      @RequestParam(defaultValue = "" + ON_A_PAGE) int limit,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn,
      HttpServletResponse answer) {
    if (limit < 1 || limit > MOST) {
      throw new Refusal("'limit' is a number from 1 to " + MOST).at("/limit");
    }
    boolean all = Role.seesPersons(signedIn);
    Set<Facet> counted = Facet.of(facets);
    SearchResult found = search.find(filter, asked, cursor(after), limit, counted, at, all);
    found
        .next()
        .map(next -> address("/api/search", filter, asked, next) + "&limit=" + limit)
        .ifPresent(next -> answer.addHeader(HttpHeaders.LINK, "<" + next + ">; rel=\"next\""));
    return counted.isEmpty() ? found.hits() : new Counted(found.hits(), found.facets());
  }

  /** Hits, and how many there are in all. */
  record Counted(List<SearchHit> hits, Map<String, List<Count>> facets) {}

  /** What is behind the address of a dossier that is to be shown as of the same times. */
  private static String times(AsOfParameters asked) {
    return Links.of("", given(asked));
  }

  private static SearchCursor cursor(@Nullable String after) {
    return after == null ? SearchCursor.START : SearchCursor.read(after);
  }

  private static String address(
      String path, SearchFilter filter, AsOfParameters asked, SearchCursor next) {
    Map<String, String> given = new LinkedHashMap<>(filter.given());
    given.putAll(given(asked));
    given.put("after", next.text());
    return Links.of(path, given);
  }

  private static Map<String, String> given(AsOfParameters asked) {
    Map<String, String> given = new LinkedHashMap<>();
    asked.asOf().ifPresent(it -> given.put("asOf", it));
    asked.knownAt().ifPresent(it -> given.put("knownAt", it));
    return given;
  }
}
