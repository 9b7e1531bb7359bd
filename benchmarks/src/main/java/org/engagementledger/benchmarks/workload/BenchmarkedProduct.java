package org.engagementledger.benchmarks.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.readmodels.rebuild.ReadModelRebuild;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** A product in this process, with its ledger in a database of a server. */
public record BenchmarkedProduct(ConfigurableApplicationContext product) implements AutoCloseable {
  /** Of the account {@code admin}. */
  public static final String PASSWORD = UUID.randomUUID().toString();

  private static final Duration PATIENCE = Duration.ofMinutes(60);

  /** The command side and the query side in one process, as the product runs them. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan(
      basePackages = "org.engagementledger",
      excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.benchmarks\\..*"))
  public static class BothSides {}

  /** The command side without anyone who follows the log. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan(
      basePackages = "org.engagementledger",
      excludeFilters =
          @Filter(
              type = FilterType.REGEX,
              pattern = ".*\\.(query\\..*|benchmarks\\..*|command\\.CommandSide)"))
  public static class CommandsAlone {}

  public static BenchmarkedProduct start(TemporaryServer server, String database, Class<?> sides) {
    SpringApplication spring = new SpringApplication(sides);
    spring.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
    return new BenchmarkedProduct(
        spring.run(
            "--spring.mongodb.uri=" + server.address(),
            "--spring.mongodb.database=" + database,
            "--ledger.search.index=" + server.index(database),
            "--server.port=0",
            "--ledger.admin-password=" + PASSWORD,
            "--logging.level.root=warn",
            "--spring.main.banner-mode=off",
            "--management.endpoint.health.validate-group-membership=false"));
  }

  /** Where its search index is. */
  public String index() {
    return product.getEnvironment().getRequiredProperty("ledger.search.index");
  }

  /** The part of the product that answers such questions. */
  public <T> T bean(Class<T> type) {
    return product.getBean(type);
  }

  /** Where all read models are. */
  public ReadModelCheckpoint catalogue() {
    return bean(CheckpointStore.class).current();
  }

  /** Returns when all read models have been made, if need be, and hold every event. */
  public void awaitAll() throws InterruptedException {
    while (!bean(ReadModelRebuild.class).outdated().isEmpty()) {
      Thread.sleep(50);
    }
    await(bean(Ledger.class).head().position());
  }

  /** Returns when every read model holds every event up to there. */
  public void await(long position) throws InterruptedException {
    var unused = bean(CheckpointStore.class).await(position, PATIENCE).orElseThrow();
  }

  /** A question as of a day, by what was known at a time, each now if it is not given. */
  public static AsOfParameters asked(Optional<String> asOf, Optional<String> knownAt) {
    return AsOfParameters.of(asOf, knownAt, Instant.now());
  }

  /** A question about now. */
  public static AsOfParameters now() {
    return asked(Optional.empty(), Optional.empty());
  }

  @Override
  public void close() {
    product.close();
  }
}
