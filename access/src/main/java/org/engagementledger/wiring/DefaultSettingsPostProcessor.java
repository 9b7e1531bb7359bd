package org.engagementledger.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Gives every application that opens a ledger the same defaults, weaker than any setting of its
 * own, and keeps it from reporting its use to anyone.
 */
public final class DefaultSettingsPostProcessor implements EnvironmentPostProcessor {
  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    System.setProperty("axoniq.update-checker.disabled", "true");
    try {
      environment
          .getPropertySources()
          .addLast(new ResourcePropertySource(new ClassPathResource("ledger-defaults.properties")));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
