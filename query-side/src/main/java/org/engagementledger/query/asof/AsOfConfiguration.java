package org.engagementledger.query.asof;

import java.time.Clock;
import java.util.List;
import org.engagementledger.parameters.ResolvedParameters;
import org.engagementledger.query.readmodels.HistoricalDossiers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers ask for the two times of a request. */
@Configuration(proxyBeanMethods = false)
class AsOfConfiguration {
  @Bean
  static ResolvedParameters twoTimesNames() {
    return new ResolvedParameters(AsOfParameters.class, AsOfArgumentResolver.NAMES);
  }

  @Bean
  static WebMvcConfigurer twoTimesParameter(Clock clock, HistoricalDossiers past) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new AsOfArgumentResolver(clock, past));
      }
    };
  }
}
