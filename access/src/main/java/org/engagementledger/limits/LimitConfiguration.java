package org.engagementledger.limits;

import org.engagementledger.security.SecurityLog;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Holds every request to the limits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
class LimitConfiguration {
  /** Behind what refuses a request without any work. */
  private static final int LAST = 1_000;

  @Bean
  AccountLimitInterceptor accountLimit(LimitProperties limits, SecurityLog log) {
    return new AccountLimitInterceptor(limits, log);
  }

  @Bean
  SlowReaderFilter slowReaders(LimitProperties limits) {
    return new SlowReaderFilter(limits);
  }

  @Bean
  static WebMvcConfigurer accountLimits(AccountLimitInterceptor limit) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry all) {
        all.addInterceptor(limit).order(LAST);
      }
    };
  }
}
