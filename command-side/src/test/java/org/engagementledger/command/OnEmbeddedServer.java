package org.engagementledger.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.engagementledger.embedded.EmbeddedServer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** Gives a test's application an embedded server of its own, on an empty folder. */
public final class OnEmbeddedServer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext application) {
    EmbeddedServer server = EmbeddedServer.open(emptyFolder(), 0);
    TestPropertyValues.of("spring.mongodb.uri=" + server.connectionString()).applyTo(application);
    application.addApplicationListener(
        event -> {
          if (event instanceof ContextClosedEvent) {
            server.close();
          }
        });
  }

  private static Path emptyFolder() {
    try {
      return Files.createTempDirectory("ledger");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
