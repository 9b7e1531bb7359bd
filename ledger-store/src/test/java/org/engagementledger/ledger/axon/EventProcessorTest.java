package org.engagementledger.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.MetaData;
import org.engagementledger.json.RecordJson;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventProcessorTest {
  private final MemoryServer server = new MemoryServer();
  private final Ledger ledger = Ledger.open(server.database("l"), LedgerOptions.defaults());
  private final BlockingQueue<CountryStatement> heard = new LinkedBlockingQueue<>();

  /** A projection that only listens. */
  record Listener(BlockingQueue<CountryStatement> heard) {
    @EventHandler
    void on(CountryStatement event) {
      heard.add(event);
    }
  }

  @AfterEach
  void close() {
    ledger.close();
    server.close();
  }

  @Test
  void aPooledProcessorHearsOfAnEventWithinMilliseconds() throws Exception {
    hearsWithinMilliseconds(ledger);
  }

  @Test
  void aPooledProcessorHearsOfAnotherProcesssEventSoon() throws Exception {
    try (Ledger other = Ledger.open(server.database("l"), LedgerOptions.defaults())) {
      hearsWithinMilliseconds(other);
    }
  }

  private void hearsWithinMilliseconds(Ledger writer) throws InterruptedException {
    LedgerStorageEngine engine = engine(writer);
    Configuration axon = listening(engine(ledger));
    try {
      List<Long> millis = new ArrayList<>();
      for (int n = 0; n < 50; n++) {
        engine.appendEvents(told(n));
        long appended = System.nanoTime();
        assertThat(heard.poll(10, TimeUnit.SECONDS))
            .isEqualTo(new CountryStatement("KZ", "told " + n));
        millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - appended));
      }
      long median = millis.stream().sorted().toList().get(25);
      System.out.println("From append to handler, median of 50: " + median + " ms");
      assertThat(median).isLessThan(60);
    } finally {
      axon.shutdown();
    }
  }

  private Configuration listening(LedgerStorageEngine engine) {
    return DefaultConfigurer.defaultConfiguration()
        .configureEventStore(configuration -> LedgerEventStore.on(engine))
        .registerComponent(TokenStore.class, configuration -> new InMemoryTokenStore())
        .eventProcessing(
            processing ->
                processing
                    .usingPooledStreamingEventProcessors()
                    .registerEventHandler(configuration -> new Listener(heard)))
        .start();
  }

  private static LedgerStorageEngine engine(Ledger ledger) {
    return new LedgerStorageEngine(
        ledger,
        new EventCodec(
            RecordJson.builder("kind", Map.of()).build(),
            Map.of("told.v1", CountryStatement.class)));
  }

  private static GenericDomainEventMessage<?> told(int n) {
    return new GenericDomainEventMessage<>(
        "Country",
        "KZ",
        n,
        new CountryStatement("KZ", "told " + n),
        MetaData.emptyInstance(),
        UUID.randomUUID().toString(),
        Instant.now());
  }
}
