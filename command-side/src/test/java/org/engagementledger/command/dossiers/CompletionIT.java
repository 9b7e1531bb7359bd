package org.engagementledger.command.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.command.ApiClient;
import org.engagementledger.command.ApiClient.ApiResponse;
import org.engagementledger.command.CommandSideOnAServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideOnAServer
class CompletionIT {
  @LocalServerPort private int port;

  private ApiClient api;

  @BeforeEach
  void signedIn(@Autowired Accounts accounts) {
    ApiClient.createAccounts(accounts);
    api = new ApiClient(port);
    api.post("/api/countries", "{\"country\": \"KZ\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "2019-05-01, 2019, 2019-02-01, 409",
    "2019-05, 2018/2019-05, 2018, 409",
    "2019-05-01, 2019, 2019, 200"
  })
  void aPromiseIsNotKeptBeforeTheMeetingInWhichItWasMade(
      String met, String promised, String kept, int status) {
    String meeting = meeting(met);
    String promise = promise(meeting, promised);

    ApiResponse completed = complete(meeting, promise, kept);

    assertThat(completed.status()).as(completed.body()).isEqualTo(status);
  }

  @Test
  void aPromiseIsFoundInTheEngagementInWhichItWasMadeOnly() {
    String meeting = meeting("2019");
    String promise = promise(meeting, "2019");

    for (String elsewhere : new String[] {meeting("2019"), promise, "nowhere"}) {
      ApiResponse refused = complete(elsewhere, promise, "2019");
      assertThat(refused.status()).as(refused.body()).isEqualTo(404);
    }
    assertThat(complete(meeting, promise, "2019").status()).isEqualTo(200);
  }

  private String meeting(String date) {
    return created("/meetings", "{\"date\":\"" + date + "\",\"text\":\"Met.\"}");
  }

  private String promise(String meeting, String date) {
    return created(
        "/entries/" + meeting + "/follow-ups",
        "{\"promise\":\"Send a note\",\"date\":\"" + date + "\"}");
  }

  private ApiResponse complete(String meeting, String promise, String date) {
    return api.post(
        "/api/countries/KZ/entries/" + meeting + "/follow-ups/" + promise + "/completion",
        "{\"outcome\":\"DONE\",\"date\":\"" + date + "\"}");
  }

  private String created(String path, String json) {
    ApiResponse answer = api.post("/api/countries/KZ" + path, json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.at("/id").asString();
  }
}
