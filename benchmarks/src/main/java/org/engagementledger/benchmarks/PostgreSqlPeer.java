package org.engagementledger.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.engagementledger.benchmarks.measuring.ClosedLoopClients;
import org.engagementledger.benchmarks.workload.InventedWords;
import org.engagementledger.benchmarks.workload.RecordingAggregate;

/** What runs on the PostgreSQL server whose address is given. */
final class PostgreSqlPeer {
  private static final String TABLE =
      """
      CREATE TABLE events (position bigserial PRIMARY KEY, id uuid NOT NULL UNIQUE, stream text,
        sequence bigint, type text NOT NULL, data text NOT NULL, UNIQUE (stream, sequence))""";

  private PostgreSqlPeer() {}

  private static HikariDataSource pool(boolean commitsEach) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(System.getProperty("postgresql"));
    config.setMaximumPoolSize(64);
    config.setAutoCommit(commitsEach);
    return new HikariDataSource(config);
  }

  /** The framework's JDBC engine. */
  static ClosedLoopClients.ClientTask engine() {
    var serializer = Jackson3Serializer.builder().build();
    var provider = new DataSourceConnectionProvider(pool(false));
    JdbcEventStorageEngine engine =
        JdbcEventStorageEngine.builder()
            .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(provider))
            .transactionManager(NoTransactionManager.instance())
            .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build();
    var unit = DefaultUnitOfWork.startAndGet(GenericMessage.asMessage("schema"));
    unit.execute(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
    return RecordingAggregate.on(EmbeddedEventStore.builder().storageEngine(engine).build());
  }

  /** A plain table of events, with the keys that an event store cannot do without. */
  static ClosedLoopClients.ClientTask table() throws SQLException {
    HikariDataSource pool = pool(true);
    execute(pool, TABLE);
    String insert = "INSERT INTO events (id, stream, sequence, type, data) VALUES (?, ?, ?, '', ?)";
    AtomicLong turn = new AtomicLong();
    return client -> {
      long number = turn.getAndIncrement();
      String stream = "notebook-" + number % RecordingAggregate.NOTEBOOKS;
      long sequence = number / RecordingAggregate.NOTEBOOKS;
      String data = InventedWords.kilobyte(number);
      execute(pool, insert, UUID.randomUUID(), stream, sequence, data);
    };
  }

  private static void execute(HikariDataSource pool, String sql, Object... values)
      throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int value = 0; value < values.length; value++) {
        statement.setObject(value + 1, values[value]);
      }
      statement.execute();
    }
  }
}
