package org.engagementledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.command.ApiClient.ApiResponse;
import org.engagementledger.ledger.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideOnAServer
class BadInputIT {
  private static final String TJ = "/api/countries/TJ";
  private static final String MEETINGS = TJ + "/meetings";

  @LocalServerPort private int port;
  @Autowired private Ledger ledger;

  private ApiClient api;
  private long before;

  @BeforeEach
  void anOpenDossier(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    api = new ApiClient(port);
    api.post("/api/countries", "{\"country\": \"TJ\"}");
    before = ledger.head().position();
  }

  @AfterEach
  void nothingWasRecorded() {
    assertThat(ledger.head().position()).isEqualTo(before);
  }

  static Stream<Arguments> wrong() {
    String longText = "x".repeat(100_000);
    return Stream.of(
        arguments(MEETINGS, "{\"date\": ", 400, "", "this is not JSON (line 1, column"),
        arguments(MEETINGS, "{\"date\": \"2018\" \"text\": \"x\"}", 400, "", "line 1, column"),
        arguments(MEETINGS, "[]", 400, "", "no JSON object"),
        arguments(MEETINGS, "null", 400, "", "no JSON object"),
        arguments(MEETINGS, "{} {}", 400, "", "JSON"),
        arguments(MEETINGS, "{\"date\":\"2018\",\"date\":\"2019\"}", 400, "", "twice"),
        arguments(MEETINGS, "{\"a\":".repeat(3_000), 400, "", "nested too deeply"),
        arguments(MEETINGS, "{}", 422, "/date", "date is missing"),
        arguments(MEETINGS, "{\"date\": null, \"text\": \"x\"}", 422, "/date", "missing"),
        arguments(MEETINGS, "{\"date\": 2018, \"text\": \"x\"}", 422, "/date", "wrong type"),
        arguments(MEETINGS, "{\"date\": \"2018\"}", 422, "", "needs a title, a text"),
        arguments(
            MEETINGS, "{\"date\":\"2018-13\",\"text\":\"x\"}", 422, "/date", "does not exist"),
        arguments(MEETINGS, "{\"date\":\"2018-02-30\",\"text\":\"x\"}", 422, "/date", "not a date"),
        arguments(MEETINGS, "{\"date\":\"9999\",\"text\":\"x\"}", 422, "/date", "in the future"),
        arguments(MEETINGS, "{\"date\":\"2018\",\"txet\":\"x\"}", 422, "/txet", "known are text,"),
        arguments(
            MEETINGS, "{\"date\":\"2018\",\"resaon\":\"x\"}", 422, "/resaon", "known are reason,"),
        arguments(MEETINGS, "{\"date\":\"2018\",\"a/b~\":1}", 422, "/a~1b~0", "not known here"),
        arguments(MEETINGS, "{\"date\":\"2018\",\"\\u0000\":1}", 422, "/\uFFFD", "not known here"),
        arguments(MEETINGS, text(longText), 422, "/text", "100000 bytes; at most 60000"),
        arguments(MEETINGS, text("a\\u0000b"), 422, "/text", "U+0000"),
        arguments(MEETINGS, text("a\\u001bb"), 422, "/text", "U+001B"),
        arguments(MEETINGS, text("a\\ud800b"), 422, "/text", "half of a character pair"),
        arguments(MEETINGS, text("x", "\"title\":\"a\\nb\""), 422, "/title", "one line"),
        arguments(MEETINGS, text("x", "\"reason\":\"a\\nb\""), 422, "/reason", "one line"),
        arguments(MEETINGS, text("x", "\"reason\":{}"), 422, "/reason", "wrong type"),
        arguments(MEETINGS, text("x", "\"reason\":\"\\u00ad\\u00a0\""), 422, "/reason", "blank"),
        arguments(MEETINGS, text("x", "\"recordedFor\":\" \""), 422, "/recordedFor", "blank"),
        arguments(
            TJ + "/entries/nowhere/retraction",
            "{\"reason\":\"\\u00a0\"}",
            422,
            "/reason",
            "this is blank"),
        arguments(
            MEETINGS, text("x", "\"participants\":[null]"), 422, "/participants/0", "wrong type"),
        arguments(
            MEETINGS, text("x", "\"instruments\":[null]"), 422, "/instruments/0", "wrong type"),
        arguments(
            MEETINGS,
            text(
                "x",
                "\"participants\":[{\"side\":\"OURS\",\"function\":\"x\",\"fonction\":\"y\"}]"),
            422,
            "/participants/0/fonction",
            "known are function,"),
        arguments(MEETINGS, text("x", "\"kind\":\"LETTER\""), 422, "/kind", "MEETING already"),
        arguments(MEETINGS, text("x", "\"sort\":\"contact\""), 422, "/sort", "engagement already"),
        arguments(MEETINGS, text("x", "\"highlight\":\"yes\""), 422, "/highlight", "wrong type"),
        arguments(
            MEETINGS, text("x", "\"countries\":[\"NO\",\"XX\"]"), 422, "/countries/1", "ISO 3166"),
        arguments(
            MEETINGS,
            text("x", "\"participants\":[{\"side\":\"LEFT\",\"function\":\"x\"}]"),
            422,
            "/participants/0/side",
            "one of OURS, THEIRS"),
        arguments(
            MEETINGS,
            text("x", "\"participants\":[{\"side\":\"OURS\",\"name\":{\"person\":\"p\"}}]"),
            422,
            "/participants/0/name",
            "wrong type"),
        arguments(
            MEETINGS, theirs("\"name\":\"  \""), 422, "/participants/0/name", "this is blank"),
        arguments(MEETINGS, theirs("\"name\":\"\""), 422, "/participants/0", "needs a name"),
        arguments(
            MEETINGS, theirs("\"name\":\"\\u3164\""), 422, "/participants/0/name", "is blank"),
        arguments(MEETINGS, text("\\u00a0"), 422, "/text", "this is blank"),
        arguments(MEETINGS, text("x", "\"place\":\"\\u200d\""), 422, "/place", "this is blank"),
        arguments(
            MEETINGS,
            text("x", "\"instruments\":[\"no-such\"]"),
            422,
            "/instruments",
            "no instrument 'no-such'; known are:"),
        arguments(
            MEETINGS,
            text("x", "\"sources\":[{\"title\":\"t\",\"link\":\"javascript:alert(1)\"}]"),
            422,
            "/sources/0",
            "not a web address"),
        arguments(TJ + "/endorsements", "{}", 422, "/instrument", "instrument is missing"),
        arguments(
            TJ + "/endorsements", "{\"instrument\":\"A B\"}", 422, "/instrument", "not the id"),
        arguments(TJ + "/endorsements/NO!/withdrawal", "{}", 422, "/instrument", "not the id"),
        arguments(TJ + "/contacts", "{\"post\":\"MOON\",\"name\":\"x\"}", 422, "/post", "one of"),
        arguments(TJ + "/contacts", "{\"post\":\"GENEVA\"}", 422, "", "needs a name, an email"),
        arguments(
            TJ + "/entries/nowhere/retraction", "{\"reason\":\"x\"}", 404, "", "no entry nowhere"),
        arguments(TJ + "/entries/a b/retraction", "{}", 404, "/entry", "not the id of an entry"),
        arguments("/api/countries/XX/meetings", text("x"), 404, "/country", "no country that is"),
        arguments(
            "/api/countries/MC/meetings", text("x"), 404, "", "POST /api/countries opens one"),
        arguments("/api/countries", "{\"country\":\"XX\"}", 422, "/country", "ISO 3166"),
        arguments("/api/countries", "{\"country\":\"TJ\"}", 409, "", "is open already"),
        arguments("/api/nothing", "{}", 404, "", "Nothing is at this address"));
  }

  @ParameterizedTest(name = "{0} {1} is answered {2} at {3}")
  @MethodSource("wrong")
  void isAnsweredWithWhatIsWrong(
      String path, String json, int status, String pointer, String because) {
    ApiResponse answer = api.post(path.replace(" ", "%20"), json);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.at("/status").asInt()).isEqualTo(status);
    assertThat(answer.at("/type").asString()).startsWith("urn:engagement-ledger:problem:");
    assertThat(answer.at("/detail").asString()).contains(because);
    assertThat(answer.at("/errors/0/pointer").asString("")).isEqualTo(pointer);
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("tools.jackson");
  }

  @Test
  void anUnknownAttributeIsAnsweredWithTheKnownOnes() {
    ApiResponse answer = api.send("PUT", TJ + "/attributes/weather", "{}", "recorder");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("known are", "peacekeeping");
  }

  @Test
  void whatIsNoJsonByItsTypeIsNotRead() {
    for (String type :
        new String[] {"text/plain", "application/x-www-form-urlencoded", "nonsense"}) {
      assertThat(api.post(MEETINGS, text("x"), "Content-Type", type).status())
          .as(type)
          .isEqualTo(415);
    }
    assertThat(
            api.post(MEETINGS, text("x"), "Content-Type", "application/json;charset=utf-16")
                .status())
        .isEqualTo(415);
  }

  @Test
  void whatIsNoUtf8IsNotRead() {
    byte[] latin = text("caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);

    ApiResponse answer =
        api.send(
            api.request(MEETINGS, "recorder")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(latin)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("not UTF-8");
  }

  @Test
  void aBodyOfMoreThanOneMebibyteIsNotRead() {
    ApiResponse answer = api.post(MEETINGS, text("x".repeat(2_000_000)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("at most 1 MiB");
  }

  @Test
  void textsThatAreTooLongTogetherAreRefused() {
    String quotation = "\"quotation\": \"" + "y".repeat(40_000) + "\"";

    ApiResponse answer = api.post(MEETINGS, text("x".repeat(40_000), quotation));

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("too long for one entry");
  }

  @Test
  void anotherMethodIsAnsweredWithThoseThatThereAre() {
    ApiResponse answer = api.send("DELETE", MEETINGS, "{}", "recorder");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains("POST");
  }

  @Test
  void twoIdempotencyKeysAreRefused() {
    HttpRequest.Builder request =
        api.request(MEETINGS, "recorder").header("Content-Type", "application/json");
    request.header("Idempotency-Key", "one").header("Idempotency-Key", "two");

    ApiResponse answer = api.send(request.POST(BodyPublishers.ofString(text("x"))));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("given twice");
  }

  @Test
  void anEmptyIdempotencyKeyIsRefused() {
    assertThat(api.post(MEETINGS, text("x"), "Idempotency-Key", " ").status()).isEqualTo(400);
    assertThat(api.post(MEETINGS, text("x"), "Idempotency-Key", "k".repeat(300)).status())
        .isEqualTo(400);
  }

  private static String theirs(String name) {
    return text("x", "\"participants\":[{\"side\":\"THEIRS\"," + name + "}]");
  }

  private static String text(String text, String... more) {
    String others = more.length == 0 ? "" : ", " + String.join(", ", more);
    return "{\"date\": \"2018-07\", \"text\": \"" + text + "\"" + others + "}";
  }
}
