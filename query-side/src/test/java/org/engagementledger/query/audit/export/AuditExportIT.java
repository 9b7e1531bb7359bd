package org.engagementledger.query.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.query.EveryEventStory;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.TestHttpReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an auditor takes out of the ledger, and what is recorded of that. */
class AuditExportIT {
  private static final Path APPROVED = Path.of("src/test/resources/approved");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern WHOLE_SECOND = Pattern.compile("[-\\d]{10}T[:\\d]{8}\\.000Z");
  private static final Pattern TIME = Pattern.compile("[-\\d]{10}T[:.\\d]+Z");

  private static QuerySideServer run;
  private static long last;
  private long before;

  @BeforeAll
  static void recordTheStory() {
    run = new QuerySideServer(Clock.tickSeconds(ZoneOffset.UTC));
    last = run.pen().record(EveryEventStory.events());
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @BeforeEach
  void remember() {
    before = ledger().head().position();
  }

  @ParameterizedTest
  @CsvSource({
    "csv, text/csv",
    "jsonl, application/x-ndjson",
    "cloudevents, application/cloudevents+x-ndjson",
    "cloudevents-batch, application/cloudevents-batch+json"
  })
  void theFormIsNamedInTheAddressOrInAccept(String format, String accept) {
    String path = "/api/audit?country=KZ&to=2100&atLeast=" + last;
    HttpResponse<String> named = auditor().get(path + "&format=" + format, "*/*");
    HttpResponse<String> accepted = auditor().get(path, accept);
    assertThat(named.statusCode()).as(named.body()).isEqualTo(200);
    assertThat(named.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"audit.");
    assertThat(accepted.body()).isEqualTo(named.body());
    assertThat(accepted.headers().firstValue("Content-Type"))
        .isEqualTo(named.headers().firstValue("Content-Type"));
  }

  @Test
  void aTableHasALineForEachEventInTheOrderOfTheLog() {
    String table = export("format=csv&country=KZ&type=contact-added");
    assertThat(table.split("\r\n", -1)).hasSize(4);
    assertThat(table)
        .startsWith("position,time,actor,recordedFor,command,type,country,effective,")
        .contains(",KZ,2019,Kazakhstan: recorded a contact (Mission in Geneva),as agreed,");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "country=KZ, 0",
    "country=KZ&type=entry-amended&q=exact, 1",
    "q=concept%20note, 2",
    "from=2001&to=2400&actor=recorder&type=page-imported, 1",
    "to=2001&type=page-imported, 0",
    "effectiveTo=2015-01-01&type=endorsement-registered, 1"
  })
  void aFilterGivesTheSameAsTheList(String filter, int known) {
    String now = filter + "&before=" + (last + 1);
    List<String> list =
        json(auditor().get("/api/audit?limit=500&" + now).body())
            .valueStream()
            .map(JsonNode::toString)
            .toList();
    assertThat(export("format=jsonl&" + now).lines().toList()).isEqualTo(list.reversed());
    assertThat(list).hasSizeGreaterThanOrEqualTo(known);
  }

  /** Run with {@code -Dapprove=true} to write what is missing. */
  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl"})
  void everyTypeOfEventGoesOutAsApproved(String format) throws IOException {
    String sent = export("format=" + format + "&before=" + (last + 1));
    String written = TIME.matcher(ID.matcher(sent).replaceAll("an-id")).replaceAll("a-time");
    Path file = APPROVED.resolve("audit." + format);
    if (Boolean.getBoolean("approve") && Files.notExists(file)) {
      Files.writeString(file, written);
    }
    assertThat(written).isEqualToNormalizingNewlines(Files.readString(file));
  }

  @Test
  void cloudEventsAreTheBytesThatAreHashed() {
    List<String> lines = export("format=cloudevents&before=" + (last + 1)).lines().toList();
    assertThat(lines)
        .isEqualTo(
            ledger().readEntries(1, (int) last).stream()
                .map(it -> new String(it, StandardCharsets.UTF_8))
                .toList());
    JsonNode batch = json(export("format=cloudevents-batch&country=KZ&before=" + (last + 1)));
    assertThat(batch).isNotEmpty();
    assertThat(batch.get(0).path("specversion").asString()).isEqualTo("1.0");
    assertThat(batch.valueStream().map(JsonNode::toString)).isSubsetOf(lines);
  }

  /** Also where there are none, as here, where a clock of whole seconds runs. */
  @Test
  void aTimeIsSpelledWithItsMillisecondsInEveryForm() {
    String asked = "country=KZ&before=" + (last + 1);
    List<String> times =
        json(auditor().get("/api/audit?limit=500&" + asked).body()).findValuesAsString("time");
    assertThat(times).hasSizeGreaterThan(15).allMatch(it -> WHOLE_SECOND.matcher(it).matches());
    List<String> inOrder = times.reversed();
    assertThat(
            Stream.of(export("format=csv&" + asked).split("\r\n"))
                .skip(1)
                .map(it -> it.split(",", 3)[1]))
        .isEqualTo(inOrder);
    for (String lines : List.of("jsonl", "cloudevents")) {
      assertThat(
              export("format=" + lines + "&" + asked)
                  .lines()
                  .map(it -> json(it).path("time").asString()))
          .as(lines)
          .isEqualTo(inOrder);
    }
    assertThat(
            json(export("format=cloudevents-batch&" + asked))
                .valueStream()
                .map(it -> it.path("time").asString()))
        .isEqualTo(inOrder);
    HttpResponse<String> then = auditor().get("/api/countries/KZ?knownAt=2999");
    assertThat(then.headers().firstValue("Content-Location").orElseThrow())
        .endsWith("?knownAt=" + times.getFirst());
    assertThat(auditor().get("/audit?" + asked, "text/html").body())
        .contains("<time datetime=\"" + times.getFirst() + "\"");
    assertThat(auditor().get("/countries/KZ", "text/html").body())
        .contains("<time datetime=\"" + times.getFirst() + "\"");
  }

  @Test
  void whoTookWhatIsRecordedAndInTheAudit() {
    String body = export("format=csv&country=KZ&q=concept%20note");
    CommittedEvent noted = ledger().read(before + 1, 1).getFirst();
    assertThat(noted.type()).isEqualTo("org.engagementledger.audit-exported.v1");
    assertThat(noted.stream()).isEqualTo("readings");
    assertThat(noted.attributes()).containsEntry("actor", "auditor").doesNotContainKey("command");
    assertThat(json(noted.data()).path("rows").asLong())
        .isEqualTo(body.split("\r\n", -1).length - 2);
    JsonNode shown = json(auditor().get("/api/audit/" + noted.id() + waiting(noted)).body());
    assertThat(shown.path("sentence").asString())
        .isEqualTo("Exported the audit (q=concept+note&country=KZ): 2 events as csv");
    assertThat(export("format=csv&type=audit-exported&before=" + (noted.position() + 1)))
        .contains("auditor,,,org.engagementledger.audit-exported.v1,");
  }

  @Test
  void whoTookOnlyWhatIsAheadOfAPositionIsNotSaidToHaveTakenAll() {
    var unused = export("format=jsonl&country=KZ&before=" + last);
    assertThat(json(ledger().read(before + 1, 1).getFirst().data()).path("filter").asString())
        .isEqualTo("country=KZ&before=" + last);
  }

  @Test
  void anExportThatNobodyMayHaveIsNotRecorded() {
    assertThat(run.as(Role.RECORDER).get("/api/audit?format=csv", "*/*").statusCode())
        .isEqualTo(403);
    assertThat(auditor().get("/api/audit?format=csv&from=someday", "*/*").statusCode())
        .isEqualTo(422);
    assertThat(auditor().get("/api/audit?format=pdf", "*/*").statusCode()).isEqualTo(422);
    for (String unread : List.of("asof=2018", "countri=KZ", "country=KZ&country=NO")) {
      assertThat(auditor().get("/api/audit?format=csv&" + unread, "*/*").statusCode())
          .as(unread)
          .isEqualTo(422);
      String fields = "format=csv&" + unread;
      assertThat(auditor().postForm("/api/audit/exports", fields).statusCode())
          .as(unread)
          .isEqualTo(422);
    }
    assertThat(auditor().head("/api/audit?format=csv").statusCode()).isEqualTo(200);
    assertThat(ledger().head().position()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl", "cloudevents", "cloudevents-batch"})
  void itIsAskedForByPostAsWell(String format) {
    String filter = "country=KZ&before=" + (last + 1);
    String fields = filter + "&format=" + format;
    HttpResponse<String> asked = auditor().postForm("/api/audit/exports", fields);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
    assertThat(asked.headers().firstValue("Content-Disposition")).isPresent();
    assertThat(ledger().head().position()).isEqualTo(before + 1);
    assertThat(asked.body()).isEqualTo(export(fields));
    assertThat(auditor().post("/api/audit/exports?" + fields).body()).isEqualTo(asked.body());
  }

  @Test
  void excelIsToldThatItIsUtf8() {
    String fields = "country=KZ&before=" + (last + 1);
    String csv = auditor().postForm("/api/audit/exports", fields + "&format=csv").body();

    HttpResponse<String> asked =
        auditor().postForm("/api/audit/exports", fields + "&format=csv-excel");
    assertThat(asked.body()).isEqualTo("\uFEFF" + csv);
    assertThat(csv).startsWith("position,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "same-origin", "cross-site"})
  void aBrowserIsNotLedToOneByAnAddress(String site) {
    HttpResponse<String> asked = auditor().getInBrowser("/api/audit?format=csv", site);
    assertThat(asked.statusCode()).isEqualTo(403);
    assertThat(asked.body()).contains("export-by-post", "POST /api/audit/exports");
    assertThat(auditor().getInBrowser("/api/audit", site).statusCode()).isEqualTo(200);
    assertThat(ledger().head().position()).isEqualTo(before);
  }

  @Test
  void aWrongFormatIsNamed() {
    HttpResponse<String> asked = auditor().postForm("/api/audit/exports", "format=pdf");
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body())
        .contains("/format", "csv, csv-excel, jsonl, cloudevents, cloudevents-batch");
    assertThat(auditor().postForm("/api/audit/exports", "").statusCode()).isEqualTo(422);
    assertThat(run.as(Role.RECORDER).postForm("/api/audit/exports", "format=csv").statusCode())
        .isEqualTo(403);
  }

  @Test
  void anExportLeavesNoTraceInADossier() {
    String dossier = dossier("");
    export("format=jsonl");
    long now = ledger().head().position();
    assertThat(dossier("?atLeast=" + now)).isEqualTo(dossier);
  }

  /** Without the time at which it was asked. */
  private static String dossier(String asked) {
    String body = auditor().get("/api/countries/KZ" + asked).body();
    return body.replaceAll("\"knownAt\":\"[^\"]*\"", "");
  }

  private static String waiting(CommittedEvent it) {
    return "?atLeast=" + it.position();
  }

  private static String export(String asked) {
    HttpResponse<String> answer = auditor().get("/api/audit?atLeast=" + last + "&" + asked, "*/*");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }

  private static TestHttpReader auditor() {
    return run.as(Role.AUDITOR);
  }

  private static Ledger ledger() {
    return run.bean(Ledger.class);
  }
}
