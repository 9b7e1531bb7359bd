package org.engagementledger.standalone;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.OnConsoleStatusListener;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import ch.qos.logback.core.status.StatusManager;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/**
 * Says on the console that a file of the log cannot be written: in a sentence, once a minute at
 * most. Logback's own listener prints a stack trace of each line that is lost.
 */
final class LogFailureListener implements StatusListener {
  private static final long PERIOD = Duration.ofMinutes(1).toNanos();

  private long next = System.nanoTime();

  /** Takes the place of the listener that the logging was set up with. */
  static void install() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      StatusManager statuses = context.getStatusManager();
      statuses.getCopyOfStatusListenerList().stream()
          .filter(it -> it instanceof OnConsoleStatusListener || it instanceof LogFailureListener)
          .forEach(statuses::remove);
      boolean unused = statuses.add(new LogFailureListener());
    }
  }

  @Override
  public synchronized void addStatusEvent(Status status) {
    Throwable failure = status.getThrowable();
    long now = System.nanoTime();
    if (status.getLevel() == Status.ERROR && now - next >= 0) {
      next = now + PERIOD;
      System.err.printf(
          "Something could not be logged: %s%s%n",
          status.getMessage(), failure == null ? "" : " (" + failure.getMessage() + ")");
    }
  }
}
