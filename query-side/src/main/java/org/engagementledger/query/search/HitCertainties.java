package org.engagementledger.query.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.search.index.IndexFields;
import org.engagementledger.query.search.index.IndexPositions;
import org.engagementledger.query.search.index.SearchDocument;
import org.engagementledger.time.DossierAsOf;
import org.engagementledger.time.EntryAsOf;
import org.engagementledger.time.KnownDossier;

/**
 * Whether what is found was there on the day that is asked for. When an attribute came to be so
 * depends on the others of its country, which are read from the log.
 */
final class HitCertainties {
  private final IndexSearcher searcher;
  private final ProjectedLog log;
  private final AsOfParameters asked;
  private final LocalDate day;
  private final Map<CountryCode, DossierAsOf> attributes = new HashMap<>();

  HitCertainties(IndexSearcher searcher, ProjectedLog log, AsOfParameters asked) {
    this.searcher = searcher;
    this.log = log;
    this.asked = asked;
    this.day = asked.day();
  }

  Certainty of(SearchDocument it) throws IOException {
    if (!it.isAmongOthers()) {
      return it.days().onOrBefore(day);
    }
    DossierAsOf known = attributes.get(it.country());
    if (known == null) {
      known = attributes(it.country());
      attributes.put(it.country(), known);
    }
    return known.entry(it.entry()).map(EntryAsOf::certainty).orElse(Certainty.ABSENT);
  }

  private DossierAsOf attributes(CountryCode country) throws IOException {
    BooleanQuery all =
        new BooleanQuery.Builder()
            .add(is(IndexFields.COUNTRY, country.code()), Occur.FILTER)
            .add(is(IndexFields.KIND, SearchDocument.ATTRIBUTE), Occur.FILTER)
            .build();
    List<RecordedEvent> events =
        log.at(IndexPositions.of(searcher, all)).stream()
            .filter(it -> asked.isKnownNow() || !it.time().isAfter(asked.time()))
            .map(it -> new RecordedEvent(it.position(), it.time(), (DossierEvent) it.event()))
            .toList();
    return KnownDossier.unopened(country).after(events).asOf(day);
  }

  private static TermQuery is(String field, String value) {
    return new TermQuery(new Term(field, value));
  }
}
