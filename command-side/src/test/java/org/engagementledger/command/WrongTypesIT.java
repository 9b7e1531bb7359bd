package org.engagementledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.command.ApiClient.ApiResponse;
import org.engagementledger.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent as another type than it is of is refused by its name, and nothing recorded. */
@CommandSideOnAServer
class WrongTypesIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FJ = "/api/countries/FJ";

  /** What is right; each member in turn is then said wrongly. */
  private static final Map<String, String> BODIES =
      Map.of(
          FJ + "/engagements",
          """
          {"kind": "MEETING", "date": "2018", "title": "a", "text": "a", "quotation": "a",
           "forum": "a", "place": "a", "highlight": true, "reason": "a", "recordedFor": "a",
           "participants": [{"side": "OURS", "name": "a", "function": "a", "organisation": "a"}],
           "countries": ["NO"], "instruments": ["ssd"], "resolutions": ["s-res-1"],
           "sources": [{"title": "a", "link": "https://example.org"}]}
          """,
          FJ + "/contacts",
          """
          {"post": "GENEVA", "name": "a", "function": "a", "email": "a@example.org",
           "phone": "1", "notes": "a", "date": "2018"}
          """,
          FJ + "/entries/e/follow-ups",
          """
          {"promise": "a", "by": "a", "due": "2030", "date": "2018"}
          """,
          FJ + "/entries/e/follow-ups/f/completion",
          """
          {"outcome": "DONE", "date": "2018", "note": "a"}
          """,
          FJ + "/endorsements",
          """
          {"instrument": "ssd", "date": "2018", "note": "a"}
          """,
          "/api/countries",
          """
          {"country": "FJ", "name": "a", "region": "a", "subregion": "a"}
          """,
          "/api/accounts",
          """
          {"name": "a", "role": "reader", "password": "correct horse battery"}
          """,
          "/api/instruments",
          """
          {"id": "a", "name": "a", "shortName": "a", "opened": "2018",
           "source": {"title": "a", "link": "https://example.org"}}
          """,
          "/api/resolutions",
          """
          {"body": "a", "symbol": "A/RES/1", "title": "a", "adopted": "2018"}
          """);

  @LocalServerPort private int port;
  @Autowired private Ledger ledger;

  private ApiClient api;
  private long before;

  @BeforeEach
  void anOpenDossier(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    api = new ApiClient(port);
    api.post("/api/countries", "{\"country\": \"FJ\"}");
    before = ledger.head().position();
  }

  @Test
  void everyMemberIsOfItsType() {
    BODIES.forEach(
        (path, body) -> {
          JsonNode right = JSON.readTree(body);
          leaves(right, "")
              .forEach(
                  pointer ->
                      others(right.at(pointer)).forEach(it -> refuses(path, right, pointer, it)));
        });
    assertThat(ledger.head().position()).isEqualTo(before);
  }

  private void refuses(String path, JsonNode right, String pointer, String value) {
    String wrong = with(right, pointer, value);
    ApiResponse answer = api.send("POST", path, wrong, "admin");
    assertThat(answer.status()).as("%s %s: %s", path, wrong, answer.body()).isEqualTo(422);
    assertThat(answer.at("/errors/0/pointer").asString())
        .as("%s %s", path, wrong)
        .isEqualTo(pointer);
    assertThat(answer.body()).contains("has the wrong type");
  }

  private static String with(JsonNode right, String pointer, String value) {
    JsonNode copy = right.deepCopy();
    int last = pointer.lastIndexOf('/');
    JsonNode parent = copy.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1);
    if (parent instanceof ObjectNode object) {
      object.set(name, JSON.readTree(value));
    } else {
      parent.asArray().set(Integer.parseInt(name), JSON.readTree(value));
    }
    return copy.toString();
  }

  private static List<String> others(JsonNode right) {
    return right.isBoolean()
        ? List.of("1", "\"true\"", "{}")
        : List.of("0", "3", "1.5", "77777", "true", "false", "{\"a\": 1}");
  }

  private static Stream<String> leaves(JsonNode node, String pointer) {
    if (node.isObject()) {
      return node.propertyStream()
          .flatMap(it -> leaves(it.getValue(), pointer + "/" + it.getKey()));
    }
    if (node.isArray()) {
      return leaves(node.get(0), pointer + "/0");
    }
    return Stream.of(pointer);
  }
}
