package org.engagementledger.benchmarks;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.engagementledger.benchmarks.measuring.AlternatingRuns;
import org.engagementledger.benchmarks.measuring.BenchmarkSettings;
import org.engagementledger.benchmarks.measuring.ClosedLoopClients;
import org.engagementledger.benchmarks.measuring.MarkdownReport;
import org.engagementledger.benchmarks.workload.BenchmarkedProduct;
import org.engagementledger.benchmarks.workload.FilledProducts;
import org.engagementledger.benchmarks.workload.InventedHistory;
import org.engagementledger.benchmarks.workload.InventedWords;
import org.engagementledger.benchmarks.workload.TemporaryServer;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.events.RebuildEvent.RebuildBegun;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.readmodels.OperationsLog;
import org.engagementledger.query.search.EntrySearch;
import org.engagementledger.query.search.SearchCursor;
import org.engagementledger.query.search.SearchFilter;
import org.engagementledger.query.search.index.SearchIndex;
import org.jspecify.annotations.Nullable;

/**
 * The index made anew, and pages of hits, of words that are in many entries and of words that are
 * in few.
 */
final class SearchBenchmark implements Benchmark {
  private static final int ON_A_PAGE = 20;
  private static final RebuildBegun REBUILD = new RebuildBegun(List.of(SearchIndex.NAME));
  private static final String PHRASE =
      "\"" + InventedWords.FREQUENT + " " + InventedWords.FOLLOWING + "\"";

  private final FilledProducts archives;

  SearchBenchmark(FilledProducts archives) {
    this.archives = archives;
  }

  @Override
  public void run(BenchmarkSettings conditions) throws Exception {
    BenchmarkedProduct archive = archives.of(conditions, conditions.events());
    long events = archive.bean(OperationsLog.class).of(REBUILD, "benchmark").position();
    double seconds = secondsOfRebuild(archive.bean(SearchIndex.class), events);
    AsOfParameters now = BenchmarkedProduct.now();
    Optional<String> lastYear = Optional.of(Year.now(ZoneOffset.UTC).minusYears(1).toString());
    AsOfParameters then = BenchmarkedProduct.asked(lastYear, lastYear);
    Map<String, ClosedLoopClients.ClientTask> questions = new LinkedHashMap<>();
    questions.put("frequent word", question(archive, words(InventedWords.FREQUENT), now));
    questions.put("rare word", question(archive, words(InventedWords.RARE), now));
    questions.put("phrase", question(archive, words(PHRASE), now));
    questions.put("frequent word, in statements of a country", question(archive, filtered(), now));
    questions.put("frequent word, then", question(archive, words(InventedWords.FREQUENT), then));
    questions.put("rare word, then", question(archive, words(InventedWords.RARE), then));
    MarkdownReport.answersHeader();
    new AlternatingRuns(conditions).compare(questions);
    MarkdownReport.say(
        "\nThe search index made anew of %,d events: %,.0f per second; %,d bytes each"
            .formatted(
                events,
                events / seconds,
                TemporaryServer.ask("du", "-sB1", archive.index()) / events));
  }

  private static double secondsOfRebuild(SearchIndex index, long since)
      throws InterruptedException {
    long start = System.nanoTime();
    if (!index.rebuild(since, position -> {})) {
      throw new IllegalStateException("the index was not made anew");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static ClosedLoopClients.ClientTask question(
      BenchmarkedProduct archive, SearchFilter filter, AsOfParameters asked) {
    EntrySearch search = archive.bean(EntrySearch.class);
    return client -> {
      var unused =
          search.find(
              filter, asked, SearchCursor.START, ON_A_PAGE, Set.of(), archive.catalogue(), true);
    };
  }

  private static SearchFilter words(String q) {
    return filter(q, null, null);
  }

  private static SearchFilter filtered() {
    return filter(InventedWords.FREQUENT, "statement", InventedHistory.TYPICAL.getFirst());
  }

  private static SearchFilter filter(
      String q, @Nullable String kind, @Nullable CountryCode country) {
    return new SearchFilter(q, kind, null, country, null, null, null);
  }
}
