package org.engagementledger.query.operations;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/**
 * A ledger that no application has opened, to be verified without starting any: nothing follows it,
 * and nothing is written or created. Of the query side just what a replay needs is put together.
 */
public final class ClosedLedger implements AutoCloseable {
  private static final String[] PARTS = {
    "org.engagementledger.query",
    "org.engagementledger.wiring",
    "org.engagementledger.axon",
    "org.engagementledger.history"
  };

  private final AnnotationConfigApplicationContext parts;

  private ClosedLedger(AnnotationConfigApplicationContext parts) {
    this.parts = parts;
  }

  /** Whether there is a ledger in a database, or a part of one. */
  public static boolean isIn(MongoDatabase database) {
    return Ledger.isIn(database, LedgerOptions.defaults());
  }

  /**
   * The one in a database.
   *
   * @param index the folder of the search index, if it is another than LEDGER_SEARCH_INDEX names
   */
  public static ClosedLedger in(MongoClient client, MongoDatabase database, Optional<Path> index) {
    var factory = new SimpleMongoClientDatabaseFactory(client, database.getName());
    var parts = new AnnotationConfigApplicationContext();
    // Nobody here waits for an application to start or to end.
    parts.removeBeanDefinition(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME);
    index.ifPresent(folder -> parts.getEnvironment().getPropertySources().addFirst(named(folder)));
    parts.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    parts.registerBean(
        "readOnly",
        Ledger.class,
        () -> Ledger.openToRead(database, LedgerOptions.defaults()),
        bean -> bean.setPrimary(true));
    parts.registerBean(MongoClient.class, () -> client, bean -> bean.setDestroyMethodName(""));
    parts.registerBean(SimpleMongoClientDatabaseFactory.class, () -> factory);
    parts.registerBean(MongoTemplate.class, () -> new MongoTemplate(factory));
    var scanner = new ClassPathBeanDefinitionScanner(parts);
    scanner.addExcludeFilter(new AnnotationTypeFilter(SpringBootConfiguration.class));
    var unused = scanner.scan(PARTS);
    parts.refresh();
    return new ClosedLedger(parts);
  }

  private static MapPropertySource named(Path index) {
    return new MapPropertySource("search", Map.of("ledger.search.index", index.toString()));
  }

  /** What verifies it. */
  public LedgerVerifier verifier() {
    return parts.getBean(LedgerVerifier.class);
  }

  /**
   * Without the event of its end, which makes those who wait for it, of a store that is damaged.
   */
  @Override
  public void close() {
    parts.getDefaultListableBeanFactory().destroySingletons();
  }
}
