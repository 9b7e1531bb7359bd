package org.engagementledger.query.audit.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonDocument;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.ReferenceData;
import org.junit.jupiter.api.Test;

class AuditFilterTest {
  private static final AuditFilter EVERYTHING =
      new AuditFilter(
          "anna & co",
          new CountryCode("KZ"),
          "entry-amended",
          new EdtfDate("2025-11"),
          new EdtfDate("2026-02"),
          new EdtfDate("2015"),
          new EdtfDate("2016-03"),
          "note",
          "AmendEntry",
          "import 00ff",
          "id-1",
          "KZ/m1",
          17L);

  @Test
  void everyParameterIsGivenOnAndTheCursorOnlyWithTheWhole() {
    List<String> parameters =
        Arrays.stream(AuditFilter.class.getRecordComponents()).map(it -> it.getName()).toList();

    assertThat(EVERYTHING.given().keySet())
        .containsExactlyInAnyOrderElementsOf(parameters.subList(0, parameters.size() - 1));
    assertThat(parameters).endsWith("before");
    assertThat(EVERYTHING.whole())
        .contains("actor=anna+%26+co", "about=KZ%2Fm1", "to=2026-02")
        .endsWith("&before=17");
    assertThat(AuditFilter.ALL.whole()).isEmpty();
  }

  @Test
  void whatThePageHasNoFieldForIsSaidBesides() {
    assertThat(EVERYTHING.details().keySet())
        .containsExactlyInAnyOrder("command", "correlation", "causation", "about");
  }

  @Test
  void aMonthIsFromItsFirstMomentToItsLast() {
    assertThat(EVERYTHING.recordedSince()).contains(Instant.parse("2025-11-01T00:00:00Z"));
    assertThat(EVERYTHING.recordedBefore()).contains(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(AuditFilter.ALL.recordedSince()).isEmpty();
    assertThat(AuditFilter.ALL.recordedBefore()).isEmpty();
  }

  @Test
  void whatIsAskedForIsLookedForAndNothingElse() {
    assertThat(asked(EVERYTHING))
        .contains("\"keys.actor\": \"anna & co\"", "\"keys.country\": \"KZ\"")
        .contains("\"keys.type\": \"org.engagementledger.entry-amended.v1\"")
        .contains("\"keys.command\": \"AmendEntry\"", "\"keys.correlation\": \"import 00ff\"")
        .contains("\"keys.causation\": \"id-1\"", "\"keys.about\": \"KZ/m1\"")
        .contains("\"_id\": {\"$lt\": \"0000000000000000017\"}");
    assertThat(asked(AuditFilter.ALL)).contains("\"position\"").doesNotContain("keys");
  }

  private static String asked(AuditFilter filter) {
    return filter
        .query(ReferenceData.NONE)
        .toBsonDocument(BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry())
        .toJson();
  }
}
