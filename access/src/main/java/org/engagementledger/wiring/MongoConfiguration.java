package org.engagementledger.wiring;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Where the ledger, the accounts and the read models are kept. */
@Configuration(proxyBeanMethods = false)
class MongoConfiguration {
  private static final String NAME = "engagement_ledger";

  /** Without it, whoever waits for a reply that was lost on its way waits for ever. */
  private static final int ONE_REPLY_SECONDS = 20;

  private static final int A_SERVER_SECONDS = 10;

  /** The driver keeps a connection on which each reply has come to belong to an older request. */
  private static final int A_CONNECTION_SECONDS = 30;

  /**
   * Whatever an address says: what was acknowledged stays, and what is read was acknowledged. A
   * name of the application in it stays, by which an embedded server knows the driver's monitor.
   */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  MongoClientSettingsBuilderCustomizer durability(MongoConnectionDetails details) {
    String given = details.getConnectionString().getApplicationName();
    return client ->
        client
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .readConcern(ReadConcern.MAJORITY)
            .readPreference(ReadPreference.primary())
            .retryWrites(true)
            .applyToSocketSettings(it -> it.readTimeout(ONE_REPLY_SECONDS, SECONDS))
            .applyToClusterSettings(it -> it.serverSelectionTimeout(A_SERVER_SECONDS, SECONDS))
            .applyToConnectionPoolSettings(
                it -> it.maxConnectionLifeTime(A_CONNECTION_SECONDS, SECONDS))
            .applicationName(Objects.requireNonNullElse(given, "engagement-ledger"));
  }

  /**
   * An address that names no database means one called {@value #NAME}. It is not put into the
   * address, where it would also say against which database one signs in.
   */
  @Bean
  static BeanPostProcessor nameUnlessTheAddressHasOne() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof MongoProperties properties && properties.getDatabase() == null) {
          properties.setDatabase(named(properties.getUri()));
        }
        return bean;
      }
    };
  }

  private static String named(@Nullable String address) {
    String named = address == null ? null : DatabaseAddress.parsed(address).getDatabase();
    return Objects.requireNonNullElse(named, NAME);
  }
}
