package org.engagementledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.engagementledger.access.accounts.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole product is verified while it runs. */
class VerificationOfARunningServerIT {
  private final RunningDemo demo = RunningDemo.shared();

  @Test
  void anAuditorLearnsThatAllIsWell() {
    var answer = demo.as(Role.AUDITOR).get("/api/verification?readModels=all", "*/*");
    assertThat(answer.statusCode()).as(HttpTestClient.text(answer)).isEqualTo(200);
    JsonNode found =
        new JsonMapper().readTree(HttpTestClient.text(answer).lines().toList().getLast());
    assertThat(found.path("done").asBoolean()).isTrue();
    assertThat(found.path("findings")).isEmpty();
    assertThat(found.path("readModels").path("different").asLong())
        .as("%s", found.path("readModels"))
        .isZero();
    assertThat(found.path("size").asLong()).isGreaterThanOrEqualTo(demo.position());
  }

  @Test
  void whoMayNotSeeTheAuditIsTurnedAway() {
    for (Role role : new Role[] {Role.READER, Role.RECORDER}) {
      assertThat(demo.as(role).get("/api/verification", "*/*").statusCode())
          .as("%s", role)
          .isEqualTo(403);
    }
  }
}
