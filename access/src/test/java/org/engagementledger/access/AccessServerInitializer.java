package org.engagementledger.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.engagementledger.embedded.EmbeddedServer;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a test's application an embedded server of its own, on an empty folder. */
public final class AccessServerInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext application) {
    EmbeddedServer server = EmbeddedServer.open(emptyFolder(), 0);
    TestPropertyValues.of("spring.mongodb.uri=" + server.connectionString()).applyTo(application);
    closedAfterAllBeans(application).registerDisposableBean("embeddedServer", server::close);
  }

  private static DefaultSingletonBeanRegistry closedAfterAllBeans(
      ConfigurableApplicationContext application) {
    return (DefaultSingletonBeanRegistry) application.getBeanFactory();
  }

  private static Path emptyFolder() {
    try {
      return Files.createTempDirectory("ledger");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
