package org.engagementledger.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Role;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Small inputs made after public bug reports of other projects and real tables, which lie in {@code
 * shared/cases} above the checkout where that folder exists. What they show is also shown by the
 * tests of each part.
 */
class ExternalCasesIT {
  private static final String NOT_RUN = "NOT RUN: there is no shared/cases above this folder";

  @BeforeAll
  static void theCasesAreThere() {
    if (cases().isEmpty()) {
      System.out.println(NOT_RUN);
    }
    Assumptions.assumeTrue(cases().isPresent(), NOT_RUN);
  }

  @ParameterizedTest(name = "{0}: row {1} is {2}, {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a03-kosovo-and-eu            | 2 | REFUSED | an administrator opens its dossier first
          a03-kosovo-and-eu            | 3 | REFUSED | says the same as row 2
          a03-kosovo-and-eu            | 4 | REFUSED | record what it does in the dossiers
          a07-sep-line                 | 3 | NEW     | "date":"2015-05-29"
          a10-us-or-european           | 2 | NEW     | "date":"2015-05-29"
          a10-us-or-european           | 3 | NEW     | "date":"2015-05-29"
          a10-us-or-european           | 4 | REFUSED | can be 2015-05-06 or 2015-06-05
          a10-us-or-european           | 5 | NEW     | "date":"2015-05-05"
          a10-us-or-european           | 6 | REFUSED | is no date
          a11-bare-year-and-month      | 2 | NEW     | "date":"2018"
          a11-bare-year-and-month      | 3 | NEW     | "date":"2018-07"
          a14-newlines-and-quotes      | 2 | NEW     | "text":"Visit"
          a14-newlines-and-quotes      | 3 | NEW     | "date":"2019-03-05"
          a18-turkish-and-accents      | 2 | NEW     | "text":"\u0130stanbul toplant\u0131s\u0131"
          a19-soft-hyphen              | 2 | NEW     | "country":"SE"
          a20-capital-sharp-s          | 2 | NEW     | "text":"GRO\u1e9e Konferenz"
          a23-three-day-conference     | 2 | NEW     | "date":"2019-05-12 to 2019-05-14"
          a26-real-rome-statute        | 3 | NEW     | "date":"2003-02-10"
          a26-real-rome-statute        | 6 | SKIPPED | signed only
          a26-real-rome-statute        | 7 | NEW     | "country":"VC"
          a30-several-values-in-a-cell | 2 | NEW     | "date":"2019-05-01"
          a30-several-values-in-a-cell | 3 | REFUSED | several are separated by semicolons
          """)
  void aRowOfATableIsRead(String folder, int row, String action, String what) {
    List<String> report = dryRun(folder, "input.csv");

    assertThat(report)
        .filteredOn(it -> it.startsWith("{\"row\":" + row + ","))
        .singleElement()
        .asString()
        .contains("\"action\":\"" + action + "\"", what);
  }

  @ParameterizedTest
  @CsvSource({
    "a08-sept-and-language, is no language; give its tag",
    "a09-two-digit-years, has no year of four digits"
  })
  void aMappingThatCannotBeMeantIsRefused(String folder, String why) {
    assertThat(dryRun(folder, "input.csv")).singleElement().asString().contains("422", why);
  }

  @ParameterizedTest
  @CsvSource({"a12-encodings, input-bom.csv"})
  void aByteOrderMarkIsNoPartOfTheHeader(String folder, String file) {
    assertThat(dryRun(folder, file)).anyMatch(it -> it.contains("\"action\":\"NEW\""));
  }

  @ParameterizedTest
  @CsvSource({
    "a21-bidi-override, /title, invisible character U+202E",
    "a22-blank-participant, /participants/0/name, this is blank"
  })
  void whatNobodyCouldSeeIsRefused(String folder, String pointer, String why) {
    String json = new String(bytes(folder, "request.json"), UTF_8);

    var answer =
        RunningDemo.shared()
            .as(Role.RECORDER)
            .post("/api/countries/NO/meetings", "case-" + folder, json);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(HttpTestClient.text(answer)).contains(pointer, why);
  }

  private static List<String> dryRun(String folder, String file) {
    String mapping =
        Files.exists(path(folder, "mapping.json"))
            ? "&mapping="
                + URLEncoder.encode(new String(bytes(folder, "mapping.json"), UTF_8), UTF_8)
            : "";
    var answer =
        RunningDemo.shared()
            .as(Role.RECORDER)
            .post(
                "/api/imports?dryRun=true&name=table.csv" + mapping,
                "text/csv",
                bytes(folder, file));
    return HttpTestClient.text(answer).lines().toList();
  }

  private static byte[] bytes(String folder, String file) {
    try {
      return Files.readAllBytes(path(folder, file));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private static Path path(String folder, String file) {
    return cases().orElseThrow().resolve(folder).resolve(file);
  }

  private static Optional<Path> cases() {
    return Stream.iterate(Path.of("").toAbsolutePath(), it -> it != null, Path::getParent)
        .map(it -> it.resolve("shared/cases"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
