package org.engagementledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.command.ApiClient.ApiResponse;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.log.CommittedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideOnAServer
class RepeatingIT {
  private static final String MEETINGS = "/api/countries/KG/meetings";
  private static final String MEETING = "{\"date\": \"2018-07\", \"text\": \"We met.\"}";

  @LocalServerPort private int port;
  @Autowired private Ledger ledger;

  private ApiClient api;

  @BeforeEach
  void anOpenDossier(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    api = new ApiClient(port);
    api.post("/api/countries", "{\"country\": \"KG\"}");
  }

  @Test
  void theSameRequestUnderTheSameKeyGivesTheFirstAnswerAgain() {
    String key = UUID.randomUUID().toString();
    ApiResponse first = api.post(MEETINGS, MEETING, "Idempotency-Key", key);
    String entry = first.at("/id").asString();
    api.post("/api/countries/KG/entries/" + entry + "/retraction", "{\"reason\": \"mistaken\"}");
    long before = ledger.head().position();

    ApiResponse again = api.post(MEETINGS, MEETING, "Idempotency-Key", key);

    assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    for (String header : List.of("Location", "ETag", "Ledger-Position")) {
      assertThat(again.header(header)).isEqualTo(first.header(header)).isNotEmpty();
    }
    assertThat(ledger.head().position()).isEqualTo(before);
  }

  @Test
  void anotherRequestUnderTheSameKeyIsRefused() {
    String key = UUID.randomUUID().toString();
    api.post(MEETINGS, MEETING, "Idempotency-Key", key);

    ApiResponse other =
        api.post(MEETINGS, "{\"date\": \"2019\", \"text\": \"x\"}", "Idempotency-Key", key);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.at("/type").asString()).endsWith(":key-reused");
    assertThat(api.post("/api/countries/KG/letters", MEETING, "Idempotency-Key", key).status())
        .isEqualTo(422);
  }

  @Test
  void aKeyIsOfOneDossierAndItsAnswerComesAgainHoweverFarThatHasMoved() {
    String key = UUID.randomUUID().toString();
    String etag = api.post(MEETINGS, MEETING).header("ETag");
    ApiResponse first = api.post(MEETINGS, MEETING, "Idempotency-Key", key, "If-Match", etag);
    assertThat(first.status()).isEqualTo(201);
    api.post(MEETINGS, MEETING);
    long before = ledger.head().position();
    ApiResponse again = api.post(MEETINGS, MEETING, "Idempotency-Key", key, "If-Match", etag);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());

    api.post("/api/countries", "{\"country\": \"TJ\"}");
    for (String spaced : List.of(MEETING + " ", MEETING.replace("2018-07", "2018-08"))) {
      assertThat(api.post(MEETINGS, spaced, "Idempotency-Key", key).status()).isEqualTo(422);
    }
    ApiResponse elsewhere =
        api.post(MEETINGS.replace("KG", "TJ"), MEETING, "Idempotency-Key", key, "If-Match", etag);
    assertThat(elsewhere.at("/type").asString()).as(elsewhere.body()).endsWith(":key-reused");
    assertThat(ledger.lastSequence("TJ")).isZero();
    assertThat(ledger.head().position()).isBetween(before, before + 1);
  }

  @Test
  void theKeyOfOneAccountIsNotThatOfAnother() {
    String key = UUID.randomUUID().toString();
    ApiResponse one = api.post(MEETINGS, MEETING, "Idempotency-Key", key);
    ApiResponse other = api.send("POST", MEETINGS, MEETING, "admin", "Idempotency-Key", key);

    assertThat(other.status()).isEqualTo(201);
    assertThat(other.at("/id")).isNotEqualTo(one.at("/id"));
  }

  @Test
  void whatWasRefusedCanBeSentAgainUnderItsKey() {
    String key = UUID.randomUUID().toString();
    String wrong = "{\"date\": \"someday\", \"text\": \"x\"}";

    assertThat(api.post(MEETINGS, wrong, "Idempotency-Key", key).status()).isEqualTo(422);
    assertThat(api.post(MEETINGS, MEETING, "Idempotency-Key", key).status()).isEqualTo(201);
  }

  @Test
  void oneOfManyAtOnceUnderOneKeyIsRecorded() throws Exception {
    String key = UUID.randomUUID().toString();
    long before = ledger.lastSequence("KG");

    List<ApiResponse> answers =
        atOnce(16, number -> api.post(MEETINGS, MEETING, "Idempotency-Key", key));

    assertThat(answers).allSatisfy(it -> assertThat(it.status()).as(it.body()).isEqualTo(201));
    assertThat(answers.stream().map(ApiResponse::body).distinct()).hasSize(1);
    assertThat(ledger.lastSequence("KG")).isEqualTo(before + 1);
  }

  @Test
  void anAmendmentUnderOneKeyIsMadeOnceHoweverOftenItComes() throws Exception {
    String entry = api.post(MEETINGS, MEETING).at("/id").asString();
    String path = "/api/countries/KG/entries/" + entry + "/amendment";
    String key = UUID.randomUUID().toString();

    List<ApiResponse> answers =
        atOnce(
            8,
            number ->
                api.post(path, "{\"title\": \"Two\", \"reason\": \"x\"}", "Idempotency-Key", key));

    assertThat(answers).allSatisfy(it -> assertThat(it.status()).as(it.body()).isEqualTo(200));
    assertThat(answers.stream().map(ApiResponse::body).distinct()).hasSize(1);
    assertThat(answers.getFirst().at("/version").asInt()).isEqualTo(2);
  }

  @Test
  void aDossierThatHasMovedOnIsNotWrittenTo() {
    String etag = api.post(MEETINGS, MEETING).header("ETag");
    assertThat(api.post(MEETINGS, MEETING, "If-Match", etag).status()).isEqualTo(201);

    ApiResponse late = api.post(MEETINGS, MEETING, "If-Match", etag);

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.at("/type").asString()).endsWith(":dossier-moved");
    assertThat(late.at("/detail").asString()).contains("is at version");
    assertThat(api.post(MEETINGS, MEETING, "If-Match", "\"soon\"").status()).isEqualTo(412);
    assertThat(api.post(MEETINGS, MEETING, "If-Match", "*").status()).isEqualTo(201);
  }

  /** As RFC 9110, section 13.1.1, has it: one of a list is enough, and weak tags never are. */
  @Test
  void oneOfSeveralTagsIsEnough() {
    String etag = api.post(MEETINGS, MEETING).header("ETag");
    String weak = "W/" + etag;
    String padded = etag.replaceFirst("\"", "\"00");
    for (String other : List.of(weak, padded, weak + ", \"0\"", "\"\"", "\"0\",\"x,y\"")) {
      assertThat(api.post(MEETINGS, MEETING, "If-Match", other).status()).as(other).isEqualTo(412);
    }
    for (String wrong : List.of("0", "\"0", "\"0\" \"1\"", "*, \"0\"")) {
      assertThat(api.post(MEETINGS, MEETING, "If-Match", wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThat(api.post(MEETINGS, MEETING, "If-Match", "\"0\", " + etag).status()).isEqualTo(201);
  }

  /** As a script sends it whose variable is not set. */
  @Test
  void anEmptyHeaderIsNotTakenForNone() {
    for (String header : List.of("If-Match", "If-None-Match", "Idempotency-Key")) {
      ApiResponse empty = api.post(MEETINGS, MEETING, header, "");
      assertThat(empty.status()).as(header).isEqualTo(400);
      assertThat(empty.at("/detail").asString()).contains(header);
    }
  }

  /** RFC 9110, section 13.1.2; what is recorded is about a dossier that there is. */
  @Test
  void whatIsOnlyToBeDoneToNothingIsNotDone() {
    String etag = api.post(MEETINGS, MEETING).header("ETag");
    for (String tag : List.of("*", etag)) {
      assertThat(api.post(MEETINGS, MEETING, "If-None-Match", tag).status()).isEqualTo(412);
    }
  }

  /** A dossier that is read has a tag that says its day, too. */
  @Test
  void theTagOfADossierThatWasReadNamesItsVersion() {
    String etag = api.post(MEETINGS, MEETING).header("ETag");
    String version = etag.substring(1, etag.length() - 1);
    String other = "\"" + version + "-2026-11-30-without-persons\"";
    assertThat(api.post(MEETINGS, MEETING, "If-Match", other).status()).isEqualTo(412);
    String read = "\"" + version + "-2026-11-30\"";
    assertThat(api.post(MEETINGS, MEETING, "If-Match", read).status()).isEqualTo(201);
    assertThat(api.post(MEETINGS, MEETING, "If-Match", read).status()).isEqualTo(412);
  }

  @Test
  void sixteenClientsAtOnceLoseNothingAndRecordNothingTwice() throws Exception {
    List<String> countries = List.of("AT", "BE", "CH", "DE", "ES", "FI", "GR", "HU");
    countries.forEach(it -> api.post("/api/countries", "{\"country\": \"" + it + "\"}"));
    long before = ledger.head().position();
    int each = 20;

    List<List<ApiResponse>> answers =
        atOnce(
            16,
            client ->
                IntStream.range(0, each)
                    .mapToObj(
                        number ->
                            api.post(
                                "/api/countries/%s/meetings"
                                    .formatted(client % 2 == 0 ? "KG" : countries.get(client / 2)),
                                "{\"date\":\"2018\",\"text\":\"Client %d, number %d.\"}"
                                    .formatted(client, number)))
                    .toList());

    List<ApiResponse> all = answers.stream().flatMap(List::stream).toList();
    assertThat(all).allSatisfy(it -> assertThat(it.status()).as(it.body()).isEqualTo(201));
    List<CommittedEvent> recorded = read(before + 1);
    assertThat(recorded).hasSize(16 * each);
    assertThat(recorded.stream().map(CommittedEvent::id).collect(Collectors.toSet()))
        .isEqualTo(all.stream().map(it -> it.at("/id").asString()).collect(Collectors.toSet()));
    assertThat(recorded.stream().map(CommittedEvent::data).distinct()).hasSize(16 * each);
    for (String stream : Set.copyOf(recorded.stream().map(CommittedEvent::stream).toList())) {
      List<CommittedEvent> whole = ledger.readStream(stream, 0, 10_000);
      assertThat(whole.stream().map(CommittedEvent::sequence))
          .containsExactlyElementsOf(
              IntStream.range(0, whole.size()).mapToObj(it -> (long) it).toList());
    }
  }

  private List<CommittedEvent> read(long from) {
    List<CommittedEvent> all = new ArrayList<>();
    List<CommittedEvent> page = ledger.read(from, 256);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = ledger.read(from + all.size(), 256);
    }
    return all;
  }

  private interface Client<T> {
    T run(int number);
  }

  private static <T> List<T> atOnce(int clients, Client<T> client) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> tasks =
          IntStream.range(0, clients)
              .mapToObj(number -> (Callable<T>) () -> client.run(number))
              .toList();
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
