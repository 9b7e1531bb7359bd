package org.engagementledger.wiring;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.dossiers.DossierOutline;
import org.engagementledger.events.WireNames;
import org.engagementledger.json.RecordJson;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.SystemUptime;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.axon.Upcaster;
import org.engagementledger.ledger.axon.UpcasterChain;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** The ledger, opened once, and how what it holds is written. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
  /** How a snapshot is called; a new name makes all older ones be ignored. */
  static final String SNAPSHOT = "org.engagementledger.outline.v2";

  /** How events of older revisions become those of today; none has changed yet. */
  private static final List<Upcaster> OLDER_REVISIONS = List.of();

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** JSON as the ledger and the API write it, and as they take it. */
  @Bean
  JsonMapper json() {
    return StrictJson.of(builder())
        .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
        .build();
  }

  private static JsonMapper.Builder builder() {
    return RecordJson.builder(FactTypeName.MEMBER, WireNames.FACTS);
  }

  /** What was recorded is read as it always was. */
  @Bean
  static EventCodec eventCodec() {
    JsonMapper json = builder().build();
    Map<String, Class<?>> types = new HashMap<>(WireNames.EVENTS);
    types.put(SNAPSHOT, DossierOutline.OutlineSnapshot.class);
    return new EventCodec(json, types, new UpcasterChain(json, OLDER_REVISIONS));
  }

  @Bean(destroyMethod = "close")
  Ledger ledger(
      MongoDatabaseFactory databases,
      EventCodec codec,
      Clock clock,
      MeterRegistry meters,
      @Value("${ledger.origin}") String origin,
      @Value("${ledger.accept-clock}") boolean acceptsClock) {
    LedgerOptions options =
        LedgerOptions.defaults()
            .withOrigin(origin)
            .withClock(clock, SystemUptime::nanos)
            .acceptingClock(acceptsClock)
            .withMeters(meters);
    MongoDatabase database = databases.getMongoDatabase();
    Ledger ledger = Ledger.open(database, options);
    try {
      new RestoreRecorder(ledger, codec).record(database);
      return ledger;
    } catch (RuntimeException failed) {
      ledger.close();
      throw failed;
    }
  }
}
