package org.engagementledger.query.readmodels.follower;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.engagementledger.parameters.ResolvedParameters;
import org.engagementledger.query.readmodels.store.CheckpointArgumentResolver;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.LedgerMatch;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A processor follows the log in one or more segments of the streams, which processes share. It is
 * not one of Axon's configuration, since those hand an event only to the segment that it is of.
 */
@Configuration(proxyBeanMethods = false)
class FollowerConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(FollowerConfiguration.class);
  private static final int BATCH = 4096;

  /** How often a processor without work says that it is still there. */
  private static final Duration CLAIM = Duration.ofSeconds(1);

  @Bean(initMethod = "start", destroyMethod = "shutDown")
  PooledStreamingEventProcessor readModelProcessor(
      EventStore events,
      TokenStore tokens,
      FollowerContext projecting,
      FollowerMembership attendance,
      LedgerMatch lineage) {
    int segments = projecting.found();
    LedgerMessageSource log = new LedgerMessageSource(events, projecting.catalogues(), lineage);
    makeMissing(tokens, segments, log.createTailToken());
    return PooledStreamingEventProcessor.builder()
        .name(CheckpointStore.PROCESSING_GROUP)
        .eventHandlerInvoker(
            new BatchingEventHandlerInvoker(
                segment -> new SegmentFollower(projecting, segment, lineage)::project))
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(log)
        .tokenStore(tokens)
        .transactionManager(NoTransactionManager.instance())
        .coordinatorExecutor(name -> threads(1, name + "-coordinator"))
        .workerExecutor(name -> threads(segments, name))
        .initialSegmentCount(segments)
        .initialToken(source -> source.createTailToken())
        .maxSegmentProvider(attendance)
        .batchSize(BATCH)
        .tokenClaimInterval(CLAIM.toMillis())
        .claimExtensionThreshold(CLAIM.toMillis())
        .build();
  }

  /** Whoever made them may have died between two; Axon takes those that it finds for all. */
  private static void makeMissing(TokenStore tokens, int segments, TrackingToken after) {
    Set<Integer> there =
        Arrays.stream(tokens.fetchSegments(CheckpointStore.PROCESSING_GROUP))
            .boxed()
            .collect(Collectors.toSet());
    for (int segment = 0; segment < segments; segment++) {
      if (!there.contains(segment)) {
        make(tokens, segment, after);
      }
    }
  }

  private static void make(TokenStore tokens, int segment, TrackingToken after) {
    try {
      tokens.initializeSegment(after, CheckpointStore.PROCESSING_GROUP, segment);
    } catch (UnableToInitializeTokenException another) {
      LOG.debug("Another process has made segment {}", segment);
    }
  }

  private static ScheduledExecutorService threads(int count, String name) {
    return Executors.newScheduledThreadPool(
        count, Thread.ofPlatform().daemon().name(name, 0).factory());
  }

  @Bean
  static ResolvedParameters catalogueNames() {
    return new ResolvedParameters(ReadModelCheckpoint.class, Set.of("atLeast"));
  }

  @Bean
  WebMvcConfigurer catalogueParameter(CheckpointStore catalogues, LedgerMatch lineage) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CheckpointArgumentResolver(catalogues, lineage));
      }
    };
  }
}
