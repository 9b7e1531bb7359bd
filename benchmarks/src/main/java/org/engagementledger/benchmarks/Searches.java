package org.engagementledger.benchmarks;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.events.CountryCode;
import org.engagementledger.query.search.Cursor;
import org.engagementledger.query.search.Search;
import org.engagementledger.query.search.SearchFilter;
import org.engagementledger.query.time.Asked;
import org.jspecify.annotations.Nullable;

/** Pages of hits, of words that are in many entries and of words that are in few. */
final class Searches implements Benchmark {
  private static final int ON_A_PAGE = 20;
  private static final String PHRASE =
      "\"" + InventedWords.FREQUENT + " " + InventedWords.FOLLOWING + "\"";

  private final Archives archives;

  Searches(Archives archives) {
    this.archives = archives;
  }

  @Override
  public void run(Conditions conditions) throws Exception {
    Archive archive = archives.of(conditions, conditions.events());
    Asked now = Archive.now();
    Optional<String> lastYear = Optional.of(Year.now(ZoneOffset.UTC).minusYears(1).toString());
    Asked then = Archive.asked(lastYear, lastYear);
    Map<String, Load.Work> questions = new LinkedHashMap<>();
    questions.put("frequent word", question(archive, words(InventedWords.FREQUENT), now));
    questions.put("rare word", question(archive, words(InventedWords.RARE), now));
    questions.put("phrase", question(archive, words(PHRASE), now));
    questions.put("frequent word, in letters of a country", question(archive, filtered(), now));
    questions.put("frequent word, then", question(archive, words(InventedWords.FREQUENT), then));
    questions.put("rare word, then", question(archive, words(InventedWords.RARE), then));
    Report.answersHeader();
    new Answers(conditions).compare(questions);
  }

  private static Load.Work question(Archive archive, SearchFilter filter, Asked asked) {
    Search search = archive.bean(Search.class);
    return client -> {
      var unused = search.find(filter, asked, Cursor.START, ON_A_PAGE, archive.catalogue(), true);
    };
  }

  private static SearchFilter words(String q) {
    return filter(q, null, null);
  }

  private static SearchFilter filtered() {
    return filter(InventedWords.FREQUENT, "letter", InventedHistory.TYPICAL.getFirst());
  }

  private static SearchFilter filter(
      String q, @Nullable String kind, @Nullable CountryCode country) {
    return new SearchFilter(q, kind, null, country, null, null, null);
  }
}
