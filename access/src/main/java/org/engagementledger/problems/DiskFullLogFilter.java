package org.engagementledger.problems;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.engagementledger.axon.MonotonicClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * While the disk of the database is full, everything that wants to write fails again and again,
 * each time with the stack trace of a driver. What a logger is told of that becomes a sentence a
 * minute at most, with the number of failures and without their traces; all else is logged as ever.
 */
@Component
final class DiskFullLogFilter extends TurboFilter implements InitializingBean, DisposableBean {
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(DiskFullLogFilter.class);

  private final Map<String, Failures> byLogger = new HashMap<>();
  private final Clock clock;

  /** How often a logger was told of it since that was said, and when it may be said again. */
  private static final class Failures {
    private long unsaid;
    private Instant next = Instant.MIN;
  }

  @Autowired
  DiskFullLogFilter() {
    this(new MonotonicClock());
  }

  DiskFullLogFilter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void afterPropertiesSet() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      start();
      context.addTurboFilter(this);
    }
  }

  @Override
  public void destroy() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getTurboFilterList().remove(this);
    }
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] parameters,
      @Nullable Throwable thrown) {
    Throwable failure = thrown == null ? last(parameters) : thrown;
    if (failure == null
        || !level.isGreaterOrEqual(logger.getEffectiveLevel())
        || !DatabaseUnavailable.isDiskFull(failure)) {
      return FilterReply.NEUTRAL;
    }
    failed(logger.getName());
    return FilterReply.DENY;
  }

  /** SLF4J takes the last of the arguments for what was thrown, if it is that. */
  private static @Nullable Throwable last(Object @Nullable [] parameters) {
    return parameters != null
            && parameters.length > 0
            && parameters[parameters.length - 1] instanceof Throwable it
        ? it
        : null;
  }

  private void failed(String logger) {
    long failures = failuresToSay(logger);
    if (failures > 0) {
      LOG.warn(
          "The disk of the database is full, so {} failed ({} times since this was last said); it"
              + " is tried again until there is room.",
          logger.substring(logger.lastIndexOf('.') + 1),
          failures);
    }
  }

  /** Those that nothing was said of; none as long as something was said a short time ago. */
  private synchronized long failuresToSay(String logger) {
    Failures its = byLogger.computeIfAbsent(logger, name -> new Failures());
    its.unsaid++;
    Instant now = clock.instant();
    if (now.isBefore(its.next)) {
      return 0;
    }
    long unsaid = its.unsaid;
    its.unsaid = 0;
    its.next = now.plus(PERIOD);
    return unsaid;
  }
}
