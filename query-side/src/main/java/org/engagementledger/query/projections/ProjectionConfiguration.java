package org.engagementledger.query.projections;

import java.time.Duration;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** One processor follows the log and writes all read models. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {
  private static final int BATCH = 4096;

  /** How often a processor without work says that it is still there, and another may take over. */
  private static final Duration CLAIM = Duration.ofSeconds(5);

  @Bean
  Following following(
      List<Projection> projections, ReadModels models, Catalogues catalogues, Log log) {
    Folds folds = new Folds(log, Folds.asManyAsFit());
    Following following = new Following(projections, models, catalogues, folds);
    following.found();
    return following;
  }

  @Bean
  LiveProjection liveProjection(Following following) {
    return new LiveProjection(following::project);
  }

  @Bean
  ConfigurerModule readModelProcessor() {
    return configurer -> configurer.eventProcessing(ProjectionConfiguration::follow);
  }

  /** One segment, since the audit and the positions follow the one order of the log. */
  private static void follow(EventProcessingConfigurer processing) {
    processing
        .registerPooledStreamingEventProcessor(
            LiveProjection.GROUP,
            axon -> axon.eventStore(),
            (axon, processor) ->
                processor
                    .initialSegmentCount(1)
                    .batchSize(BATCH)
                    .claimExtensionThreshold(CLAIM.toMillis())
                    .initialToken(source -> source.createTailToken()))
        .registerListenerInvocationErrorHandler(
            LiveProjection.GROUP, configuration -> PropagatingErrorHandler.instance());
  }

  @Bean
  WebMvcConfigurer catalogueParameter(Catalogues catalogues) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CatalogueResolver(catalogues));
      }
    };
  }
}
