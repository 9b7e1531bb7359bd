package org.engagementledger.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts an application of the product with a clock that a file sets while it runs.
 *
 * @param ahead the file; it says by how many milliseconds
 */
record AdjustableClock(Path ahead) implements InstantSource {
  /** Named are the application's class and the file that says how many milliseconds it is ahead. */
  public static void main(String[] arguments) throws ClassNotFoundException {
    SpringApplication application = new SpringApplication(Class.forName(arguments[0]));
    Clock clock = new AdjustableClock(Path.of(arguments[1])).withZone(ZoneOffset.UTC);
    application.addInitializers(
        context ->
            ((GenericApplicationContext) context)
                .registerBean("ownClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
    application.run();
  }

  @Override
  public Instant instant() {
    try {
      return Instant.now().plus(Duration.ofMillis(Long.parseLong(Files.readString(ahead))));
    } catch (NumberFormatException beingWritten) {
      return instant();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
