package org.engagementledger.command;

import java.util.List;
import java.util.Set;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.parameters.ResolvedParameters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers be asked with a {@link CommandRequest}, and with attributes by their slugs. */
@Configuration(proxyBeanMethods = false)
class CommandRequestConfiguration implements WebMvcConfigurer {
  private final CommandRequestResolver submissions;

  CommandRequestConfiguration(CommandRequestResolver submissions) {
    this.submissions = submissions;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(submissions);
  }

  /** What a request says is in its body, and not in parameters. */
  @Bean
  static ResolvedParameters ofSubmissions() {
    return new ResolvedParameters(CommandRequest.class, Set.of());
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    Converter<String, AttributeName> bySlug = AttributeName::ofSlug;
    registry.addConverter(String.class, AttributeName.class, bySlug);
  }
}
