package org.engagementledger.query.search;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.nor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.engagementledger.events.Certainty;
import org.engagementledger.events.CountryCode;
import org.engagementledger.query.dossiers.Dossiers;
import org.engagementledger.query.endorsements.World;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Documents;
import org.engagementledger.query.search.SearchDocument.Audience;
import org.engagementledger.query.time.Asked;
import org.engagementledger.time.DossierAsOf;
import org.engagementledger.time.EntryAsOf;
import org.springframework.stereotype.Component;

/**
 * Finds entries by their words. First come those that hold all words in their title, then the
 * others; in each part the latest first, by the first day that the date can mean.
 */
@Component
public final class Search {
  private static final int BATCH = 200;

  private final Documents documents;
  private final World world;
  private final Dossiers dossiers;

  Search(Documents documents, World world, Dossiers dossiers) {
    this.documents = documents;
    this.world = world;
    this.dossiers = dossiers;
  }

  /**
   * Some hits.
   *
   * @param next behind which the next are; empty if there are no more
   */
  public record Found(List<Hit> hits, Optional<Cursor> next) {}

  /**
   * At most {@code limit} hits behind a cursor.
   *
   * @param all whether what is internal is searched as well
   */
  public Found find(
      SearchFilter filter, Asked asked, Cursor after, int limit, Catalogue at, boolean all) {
    Wanted wanted = filter.wanted();
    world.requireKnown(filter.place(), filter.subject(), at);
    Bson query =
        and(
            Audience.of(all),
            filter.query(asked, filter.place().map(place -> world.codes(Optional.of(place), at))));
    Looking looking = new Looking(wanted, asked, limit, at);
    for (Cursor from = after; from.part() <= 1; from = from.nextPart()) {
      Bson inTitle = and(wanted.heldBy("keys.title"));
      Bson part = from.part() == 0 ? inTitle : nor(inTitle);
      looking.through(and(query, and(wanted.heldBy("keys.words")), part), from);
    }
    return looking.found();
  }

  /** One walk through the documents, until there are enough hits. */
  private final class Looking {
    private final Wanted wanted;
    private final Asked asked;
    private final int limit;
    private final Catalogue at;
    private final List<Hit> hits = new ArrayList<>();
    private final List<Cursor> cursors = new ArrayList<>();
    private final Map<CountryCode, DossierAsOf> opened = new HashMap<>();

    Looking(Wanted wanted, Asked asked, int limit, Catalogue at) {
      this.wanted = wanted;
      this.asked = asked;
      this.limit = limit;
      this.at = at;
    }

    void through(Bson query, Cursor from) {
      int batch = wanted.hasPhrases() ? Math.max(BATCH, limit + 1) : limit + 1;
      Cursor last = from;
      boolean more = hits.size() <= limit;
      while (more) {
        List<SearchDocument> some =
            documents.latest(
                at, SearchProjection.NAME, and(query, last.behind()), batch, SearchDocument.class);
        for (SearchDocument it : some) {
          last = new Cursor(from.part(), it.first(), it.id());
          look(it, last);
        }
        more = some.size() == batch && hits.size() <= limit;
      }
    }

    private void look(SearchDocument it, Cursor cursor) {
      if (hits.size() > limit) {
        return;
      }
      wanted
          .in(Passage.of(it.fact()))
          .flatMap(marked -> certainty(it).map(certainty -> Hit.of(it, certainty, marked)))
          .ifPresent(
              hit -> {
                hits.add(hit);
                cursors.add(cursor);
              });
    }

    /** Whether it was there; empty if it was not. */
    private Optional<Certainty> certainty(SearchDocument it) {
      Optional<Certainty> certainty =
          it.isAmongOthers()
              ? opened
                  .computeIfAbsent(it.country(), this::open)
                  .entry(it.entry())
                  .map(EntryAsOf::certainty)
              : Optional.of(it.days().onOrBefore(asked.day()));
      return certainty.filter(found -> found != Certainty.ABSENT);
    }

    private DossierAsOf open(CountryCode country) {
      return dossiers.of(country, asked, at).known().asOf(asked.day());
    }

    Found found() {
      return hits.size() > limit
          ? new Found(hits.subList(0, limit), Optional.of(cursors.get(limit - 1)))
          : new Found(hits, Optional.empty());
    }
  }
}
