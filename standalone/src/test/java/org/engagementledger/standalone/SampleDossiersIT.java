package org.engagementledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SampleDossiersIT {
  private final RunningDemo demo = RunningDemo.shared();

  @Test
  void sixCountriesAreThereToLookAround() {
    JsonNode countries = demo.as(Role.READER).json("/api/countries?atLeast=" + demo.position());
    assertThat(countries.valueStream().map(it -> it.path("country").asString()))
        .containsExactlyInAnyOrder("AR", "ES", "GH", "KZ", "NG", "NO");
  }

  @Test
  void theAuditHasACorrectionAndARetractionToShow() {
    HttpTestClient auditor = demo.as(Role.AUDITOR);
    assertThat(auditor.json("/api/audit?type=entry-amended&atLeast=" + demo.position())).hasSize(8);
    JsonNode retractions = auditor.json("/api/audit?type=entry-retracted");
    assertThat(retractions).hasSize(1);
    assertThat(retractions.get(0).path("reason").asString()).contains("Recorded twice");
  }

  @Test
  void somethingIsStillPromised() {
    JsonNode promises =
        demo.as(Role.READER).json("/api/follow-ups?status=open&atLeast=" + demo.position());
    assertThat(promises).isNotEmpty();
  }

  @Test
  void theSamplesNameNobodyInTheirTexts() {
    for (String country : List.of("AR", "ES", "GH", "KZ", "NG", "NO")) {
      JsonNode dossier = demo.as(Role.READER).json("/api/countries/" + country);
      List<String> texts = new ArrayList<>();
      dossier.findValues("fact").forEach(it -> texts.addAll(texts(it)));
      assertThat(texts).hasSizeGreaterThan(5);
      for (String text : texts) {
        Fact fact = Engagement.told(EngagementKind.OTHER, EdtfDate.UNKNOWN, text);
        assertThat(PersonPolicy.INTERNAL.told(fact)).isEmpty();
      }
    }
  }

  private static List<String> texts(JsonNode fact) {
    return fact.propertyStream()
        .map(Map.Entry::getValue)
        .filter(it -> it.isString() && !it.asString().isBlank())
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void readersSeeNoContacts() {
    String path = "/api/countries/KZ?atLeast=" + demo.position();
    assertThat(HttpTestClient.text(demo.as(Role.RECORDER).get(path, "application/json")))
        .contains("second-secretary@kz.example.org");
    assertThat(HttpTestClient.text(demo.as(Role.READER).get(path, "application/json")))
        .doesNotContain("@kz.example.org");
  }
}
