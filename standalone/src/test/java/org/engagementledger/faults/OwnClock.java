package org.engagementledger.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/** Starts an application of the product with a clock that a file sets while it runs. */
final class OwnClock extends Clock {
  private final Path ahead;

  private OwnClock(Path ahead) {
    this.ahead = ahead;
  }

  /** Named are the application's class and the file that says how many milliseconds it is ahead. */
  public static void main(String[] arguments) throws ClassNotFoundException {
    SpringApplication application = new SpringApplication(Class.forName(arguments[0]));
    OwnClock clock = new OwnClock(Path.of(arguments[1]));
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

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the product counts in UTC");
  }
}
