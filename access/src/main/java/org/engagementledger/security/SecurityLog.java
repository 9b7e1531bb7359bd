package org.engagementledger.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.engagementledger.axon.MonotonicClock;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.events.LedgerEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The security log, one line an event, by the logger {@value #NAME}: {@code signed-in
 * account=reader network=192.0.2.0/24}. A line holds the name of an account and a network, and
 * nothing else of a person. Of each kind of event at most {@value #LINES} lines a minute are
 * written; the others are counted, and their number follows within a minute.
 */
@Component
public final class SecurityLog implements DisposableBean {
  /** The name of the logger. */
  public static final String NAME = "org.engagementledger.security";

  /** Stands for the name of whoever claimed to be somebody who is not there. */
  public static final String NO_ACCOUNT = "unknown";

  static final int LINES = 60;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9._@-]");
  private static final int LONGEST_NAME = 64;
  private static final Logger LOG = LoggerFactory.getLogger(NAME);

  private final Map<SecurityEvent, Window> windows = new EnumMap<>(SecurityEvent.class);
  private final Clock clock;

  /** The lines of a kind of event since a time. */
  private static final class Window {
    private final Instant begin;
    private long events;

    Window(Instant begin) {
      this.begin = begin;
    }
  }

  /** Counts by a clock that nobody sets. */
  @Autowired
  public SecurityLog() {
    this(new MonotonicClock());
  }

  SecurityLog(Clock clock) {
    this.clock = clock;
  }

  /**
   * Records an event.
   *
   * @param account whose it is; {@link #NO_ACCOUNT} unless there is an account of that name
   * @param address of the client, which is cut to its network; null if there is none
   */
  public void record(SecurityEvent event, String account, @Nullable String address) {
    if (mayWrite(event)) {
      LOG.info(
          "{} account={} network={}",
          event.word(),
          printable(account),
          NetworkAddress.networkOf(address));
    }
  }

  /**
   * Records what an account did to another, or to itself.
   *
   * @param by the name of the account that did it
   */
  public void record(SecurityEvent event, String account, @Nullable String address, String by) {
    if (mayWrite(event)) {
      LOG.info(
          "{} account={} network={} by={}",
          event.word(),
          printable(account),
          NetworkAddress.networkOf(address),
          printable(by));
    }
  }

  /**
   * Records what was recorded in the ledger as well: there for good, here with the network from
   * which the request came that this thread answers, if it answers one.
   *
   * @param event about accounts, readings, rebuilds or dead letters
   * @param by the name of the actor
   */
  public void record(LedgerEvent event, String by) {
    String account = event instanceof AccountEvent about ? about.account() : by;
    recordHere(SecurityEvent.of(event), account, by);
  }

  /** Records an event with the network of the request that this thread answers, if it does. */
  public void recordHere(SecurityEvent event, String account, String by) {
    String address =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it
            ? it.getRequest().getRemoteAddr()
            : null;
    record(event, account, address, by);
  }

  private synchronized boolean mayWrite(SecurityEvent event) {
    Window window = windows.get(event);
    if (window == null || isOver(window)) {
      summarise(event);
      window = new Window(clock.instant());
      windows.put(event, window);
    }
    window.events++;
    if (window.events == LINES + 1) {
      CompletableFuture.delayedExecutor(MINUTE.toSeconds(), TimeUnit.SECONDS)
          .execute(() -> summarise(event));
    }
    return window.events <= LINES;
  }

  private boolean isOver(Window window) {
    return !clock.instant().isBefore(window.begin.plus(MINUTE));
  }

  private synchronized void summarise(SecurityEvent event) {
    Window window = windows.remove(event);
    if (window != null && window.events > LINES) {
      LOG.info("{} {} more in the last minute", event.word(), window.events - LINES);
    }
  }

  /** A name that cannot end a line or look like another member of it. */
  private static String printable(String name) {
    String cut = name.substring(0, Math.min(name.length(), LONGEST_NAME));
    return STRANGE.matcher(cut).replaceAll("?");
  }

  @Override
  public void destroy() {
    for (SecurityEvent event : SecurityEvent.values()) {
      summarise(event);
    }
  }
}
