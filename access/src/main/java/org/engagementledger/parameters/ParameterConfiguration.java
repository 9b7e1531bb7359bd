package org.engagementledger.parameters;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Holds every request to the parameters that its handler reads. */
@Configuration(proxyBeanMethods = false)
class ParameterConfiguration {
  @Bean
  static WebMvcConfigurer knownParameters(
      ObjectProvider<ResolvedParameters> resolved,
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> handlers) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry all) {
        all.addInterceptor(new ParameterInterceptor(resolved.stream().toList(), handlers));
      }
    };
  }
}
