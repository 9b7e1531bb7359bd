package org.engagementledger.benchmarks;

import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.References;
import org.engagementledger.query.audit.Audit;
import org.engagementledger.query.audit.AuditFilter;
import org.jspecify.annotations.Nullable;

/** Pages of the audit, each beside the same search by the plain driver. */
final class AuditPages implements Benchmark {
  private static final int ON_A_PAGE = 50;
  private static final String COUNTRY = InventedHistory.TYPICAL.getFirst().code();

  private final Archives archives;

  AuditPages(Archives archives) {
    this.archives = archives;
  }

  @Override
  public void run(Conditions conditions) throws IOException {
    Archive archive = archives.of(conditions, conditions.events());
    Audit audit = archive.bean(Audit.class);
    Report.answersHeader();
    filters(archive)
        .forEach(
            (which, filter) ->
                new Answers(conditions).compare(questions(which, filter, audit, archive)));
  }

  private static Map<String, Load.Work> questions(
      String which, AuditFilter filter, Audit audit, Archive archive) {
    MongoCollection<Document> documents = archive.documents("audit");
    Bson query = filter.query(References.NONE);
    Map<String, Load.Work> questions = new LinkedHashMap<>();
    questions.put("driver: " + which, client -> read(documents, query));
    questions.put(
        "page: " + which,
        client -> {
          var unused = audit.events(archive.catalogue(), filter, ON_A_PAGE);
        });
    return questions;
  }

  /** One more than is on a page, as whether there is a next page is to be known. */
  private static void read(MongoCollection<Document> documents, Bson query) {
    for (Document document : documents.find(query).sort(descending("_id")).limit(ON_A_PAGE + 1)) {
      if (document.isEmpty()) {
        throw new IllegalStateException("a document without an id");
      }
    }
  }

  private static Map<String, AuditFilter> filters(Archive archive) {
    String middle = String.valueOf(archive.catalogue().position() / 2);
    String month = YearMonth.now(ZoneOffset.UTC).minusMonths(9).toString();
    Map<String, AuditFilter> filters = new LinkedHashMap<>();
    filters.put("nothing given", filter(Map.of()));
    filters.put("nothing given, in the middle", filter(Map.of("before", middle)));
    filters.put("actor", filter(Map.of("actor", "actor-3")));
    filters.put("actor, in the middle", filter(Map.of("actor", "actor-3", "before", middle)));
    filters.put("country", filter(Map.of("country", COUNTRY)));
    filters.put("type", filter(Map.of("type", "entry-retracted")));
    filters.put("recorded in a month", filter(Map.of("from", month, "to", month)));
    filters.put("effective in a month", filter(Map.of("effective", month)));
    filters.put("correlation", filter(Map.of("correlation", "import 7")));
    filters.put("frequent word", filter(Map.of("q", InventedWords.FREQUENT)));
    filters.put("rare word", filter(Map.of("q", InventedWords.RARE)));
    filters.put(
        "actor, country and type",
        filter(Map.of("actor", "actor-3", "country", COUNTRY, "type", "entry-amended")));
    filters.put(
        "actor, type and month",
        filter(Map.of("actor", "actor-3", "type", "entry-amended", "from", month, "to", month)));
    return filters;
  }

  private static AuditFilter filter(Map<String, String> given) {
    return new AuditFilter(
        given.get("actor"),
        given.containsKey("country") ? new CountryCode(given.get("country")) : null,
        given.get("type"),
        date(given.get("from")),
        date(given.get("to")),
        date(given.get("effective")),
        date(given.get("effective")),
        given.get("q"),
        null,
        given.get("correlation"),
        null,
        null,
        given.containsKey("before") ? Long.valueOf(given.get("before")) : null);
  }

  private static @Nullable EdtfDate date(@Nullable String text) {
    return text == null ? null : new EdtfDate(text);
  }
}
