package org.engagementledger.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.engagementledger.benchmarks.measuring.AlternatingRuns;
import org.engagementledger.benchmarks.measuring.BenchmarkSettings;
import org.engagementledger.benchmarks.measuring.ClosedLoopClients;
import org.engagementledger.benchmarks.measuring.MarkdownReport;
import org.engagementledger.benchmarks.workload.BenchmarkedProduct;
import org.engagementledger.benchmarks.workload.FilledProducts;
import org.engagementledger.benchmarks.workload.InventedHistory;
import org.engagementledger.countries.CountryCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The page of a long dossier over HTTP, now and as of any day, beside that of a short one. */
record DossierPageBenchmark(FilledProducts archives, RestClient client, Random random)
    implements Benchmark {

  @Override
  public void run(BenchmarkSettings conditions) throws Exception {
    BenchmarkedProduct archive = archives.of(conditions, conditions.events());
    CountryCode few = InventedHistory.TYPICAL.getFirst();
    CountryCode many = InventedHistory.LARGE;
    Map<String, ClosedLoopClients.ClientTask> questions = new LinkedHashMap<>();
    questions.put("300 entries, now", it -> read(archive, few, ""));
    questions.put("16,000 entries, now", it -> read(archive, many, ""));
    questions.put("16,000, as of a day", it -> read(archive, many, "asOf=" + anyDay()));
    questions.put("16,000, known on a day", it -> read(archive, many, "knownAt=" + anyDay()));
    MarkdownReport.answersHeader();
    new AlternatingRuns(conditions).compare(questions);
  }

  private LocalDate anyDay() {
    return LocalDate.now(ZoneOffset.UTC).minusDays(1L + random.nextInt(650));
  }

  private void read(BenchmarkedProduct archive, CountryCode country, String query) {
    String port = archive.product().getEnvironment().getRequiredProperty("local.server.port");
    var unused =
        client
            .get()
            .uri("http://localhost:" + port + "/api/countries/" + country.code() + "?" + query)
            .headers(headers -> headers.setBasicAuth("admin", BenchmarkedProduct.PASSWORD))
            .accept(MediaType.TEXT_HTML)
            .retrieve()
            .body(byte[].class);
  }
}
