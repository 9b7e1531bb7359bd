package org.engagementledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.engagementledger.access.AccessServerInitializer;
import org.engagementledger.access.AccessTestApplication;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.history.DossierHistory;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.log.CommittedEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = AccessTestApplication.class)
@ContextConfiguration(initializers = AccessServerInitializer.class)
class LedgerConfigurationIT {
  private static final CountryCode KZ = new CountryCode("KZ");

  @Autowired private EventStore events;
  @Autowired private Ledger ledger;
  @Autowired private DossierHistory history;

  @Test
  void whatAxonPublishesIsInTheLedgerUnderItsWireName() {
    record(0, opened(), Map.of("actor", "recorder", "commandId", "first-id"));
    record(1, meeting(), Map.of("actor", "recorder"));

    CommittedEvent first = ledger.find("first-id").orElseThrow();
    assertThat(first.type()).isEqualTo("org.engagementledger.dossier-opened.v1");
    assertThat(first.stream()).isEqualTo("KZ");
    assertThat(first.attributes()).containsEntry("actor", "recorder");
    assertThat(ledger.readStream("KZ", 1, 1).getFirst().data())
        .isEqualTo(
            "{\"country\":\"KZ\",\"entry\":\"m-1\",\"fact\":{\"sort\":\"engagement\","
                + "\"kind\":\"MEETING\",\"date\":\"2018-07\",\"text\":\"We met.\",\"highlight\":false}}");
    assertThat(history.now(KZ).sequence()).isEqualTo(1);
    assertThat(history.at(KZ, 0).entries()).isEmpty();
    assertThat(history.now(KZ).dossier().entries()).hasSize(1);
  }

  @Test
  void aTokenOfAReplayIsReadBack(@Autowired TokenStore tokens) {
    TrackingToken token =
        ReplayToken.createReplayToken(
            new GlobalSequenceTrackingToken(9), new GlobalSequenceTrackingToken(2));
    tokens.initializeTokenSegments("replaying", 1);
    tokens.fetchToken("replaying", 0);

    tokens.storeToken(token, "replaying", 0);

    assertThat(tokens.fetchToken("replaying", 0)).isEqualTo(token);
  }

  @Test
  void anAddressThatNamesNoDatabaseMeansTheLedgersOwn(@Autowired MongoDatabaseFactory database) {
    assertThat(database.getMongoDatabase().getName()).isEqualTo("engagement_ledger");
  }

  private void record(long sequence, DossierEvent event, Map<String, String> attributes) {
    events.publish(
        new GenericDomainEventMessage<>(
            "dossier", event.stream(), sequence, event, MetaData.from(attributes)));
  }

  private static DossierOpened opened() {
    return new DossierOpened(KZ, "Kazakhstan", "Asia", "Central Asia");
  }

  private static EngagementRecorded meeting() {
    Engagement fact = Engagement.told(EngagementKind.MEETING, new EdtfDate("2018-07"), "We met.");
    return new EngagementRecorded(KZ, new EntryId("m-1"), fact);
  }
}
