package org.engagementledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.engagementledger.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What those who may ask are shown of the story of Kazakhstan. */
class DossierIT {
  private static QuerySideRun run;
  private static long last;

  @BeforeAll
  static void recordTheStory() {
    run = new QuerySideRun();
    last = run.pen().record(Story.events());
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @Test
  void whatWasWrittenIsReadAtOnce() {
    HttpResponse<String> answer = ask(Role.READER, "/api/countries/KZ");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Ledger-Position")).hasValue(String.valueOf(last));
    assertThat(answer.body()).contains("\"name\":\"Kazakhstan\"");
  }

  private static HttpResponse<String> ask(Role role, String path) {
    return run.as(role).get(path + (path.contains("?") ? "&" : "?") + "atLeast=" + last);
  }
}
