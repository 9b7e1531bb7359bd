package org.engagementledger.axon;

import java.time.Duration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.engagementledger.history.DiscardedEvents;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.axon.LedgerEventStore;
import org.engagementledger.ledger.axon.LedgerStorageEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Axon on the ledger: its events go there, and its tokens beside it. */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {
  static {
    // Axon reckons with it when a claim has to be renewed, or can be tried again.
    GenericEventMessage.clock = new MonotonicClock();
  }

  /** Whoever has not said for so long that it is still there loses its work to another. */
  private static final Duration CLAIM = Duration.ofSeconds(5);

  @Bean
  LedgerStorageEngine storageEngine(Ledger ledger, EventCodec codec, DiscardedEvents discarded) {
    return new LedgerStorageEngine(ledger, codec, event -> discarded.ids().contains(event));
  }

  @Bean
  EventStore eventStore(LedgerStorageEngine engine) {
    return LedgerEventStore.on(engine);
  }

  /** Writes Axon's own values, such as tokens; a token holds others, so their types are named. */
  @Bean
  @Primary
  Serializer serializer() {
    var axonsOwn =
        BasicPolymorphicTypeValidator.builder().allowIfSubType("org.axonframework.").build();
    return Jackson3Serializer.builder()
        .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(axonsOwn))
        .build();
  }

  /**
   * Where the followers of the log note how far they are.
   *
   * @param node who this process is; a process that bears the name of one that was killed takes up
   *     its work at once, others wait until its claim has run out
   */
  @Bean
  TokenStore tokens(
      MongoDatabaseFactory database,
      Serializer serializer,
      @Value("${ledger.node:#{T(java.util.UUID).randomUUID().toString()}}") String node) {
    return new LeasedMongoTokenStore(
        database.getMongoDatabase().getCollection("tokens"),
        serializer,
        node,
        new HeartbeatMonitor(CLAIM));
  }
}
