package org.engagementledger.query.time;

import java.time.Clock;
import java.util.List;
import org.engagementledger.parameters.ResolvedParameters;
import org.engagementledger.query.projections.Past;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers ask for the two times of a request. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {
  @Bean
  static ResolvedParameters twoTimesNames() {
    return new ResolvedParameters(Asked.class, AskedResolver.NAMES);
  }

  @Bean
  static WebMvcConfigurer twoTimesParameter(Clock clock, Past past) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new AskedResolver(clock, past));
      }
    };
  }
}
