package org.engagementledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.engagementledger.access.Role;
import org.engagementledger.events.AttributeName;
import org.engagementledger.events.DossierEvent.AttributeSet;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact.Attribute;
import org.engagementledger.time.Today;
import org.junit.jupiter.api.Test;

/** What was accepted, dated on the latest day that has begun anywhere, is in every answer. */
class TodayIT {
  @Test
  void whatHasHappenedTodayAnywhereIsInEveryAnswerAtOnce() {
    try (QuerySideRun run = new QuerySideRun()) {
      LocalDate today = Today.latest(Instant.now());
      Attribute said =
          new Attribute(
              AttributeName.MEMBERSHIPS,
              "Joined the group of friends",
              new EdtfDate(today.toString()),
              List.of());
      long unused = run.pen().record(Story.events());
      long last = run.pen().record(List.of(new AttributeSet(Story.KZ, new EntryId("now"), said)));
      Reader reader = run.as(Role.ADMIN);
      assertThat(
              List.of(
                  "/countries/KZ",
                  "/api/countries/KZ",
                  "/api/countries/KZ?format=text",
                  "/api/countries/KZ?format=markdown",
                  "/api/countries/KZ?asOf=" + today,
                  "/api/countries/KZ/changes",
                  "/api/changes",
                  "/api/search?q=friends"))
          .allSatisfy(
              path ->
                  assertThat(
                          reader
                              .get(
                                  path + (path.contains("?") ? "&" : "?") + "atLeast=" + last,
                                  "*/*")
                              .body()
                              .replaceAll("</?mark>|\",\"hit\":(true|false)\\},\\{\"text\":\"", ""))
                      .as(path)
                      .containsIgnoringCase("friends"));
    }
  }
}
