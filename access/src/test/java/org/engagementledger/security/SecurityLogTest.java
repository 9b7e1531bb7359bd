package org.engagementledger.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.events.AccountEvent.AccountLocked;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.DisclosureEvent;
import org.engagementledger.events.DisclosureEvent.BackupTaken;
import org.engagementledger.events.RebuildEvent;
import org.engagementledger.events.RebuildEvent.RebuildFinished;
import org.engagementledger.ledger.fixtures.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class SecurityLogTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(SecurityLog.NAME);
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final SettableClock clock = new SettableClock("2026-11-30T09:00:00Z");
  private final SecurityLog log = new SecurityLog(clock);

  @BeforeEach
  void listen() {
    written.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(written);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(written);
  }

  @Test
  void aLineHasTheAccountAndTheNetwork() {
    log.record(SecurityEvent.SIGNED_IN, "reader", "192.0.2.77");
    log.record(SecurityEvent.SESSION_ENDED, "reader", "2001:db8::1", "admin");

    assertThat(lines())
        .containsExactly(
            "signed-in account=reader network=192.0.2.0/24",
            "session-ended account=reader network=2001:db8:0:0:0:0:0:0/48 by=admin");
  }

  @Test
  void whatWasRecordedHasTheNetworkFromWhichItWasAsked() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr("192.0.2.77");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    try {
      log.record(new AccountLocked("reader"), "admin");
      log.record(new BackupTaken(7, "root"), "admin");
    } finally {
      RequestContextHolder.resetRequestAttributes();
    }
    log.record(new RebuildFinished(List.of("search"), "DONE", 7, 0), "admin");

    assertThat(lines())
        .containsExactly(
            "account-locked account=reader network=192.0.2.0/24 by=admin",
            "backup-taken account=admin network=192.0.2.0/24 by=admin",
            "rebuild-finished account=admin network=unknown by=admin");
  }

  /** But for a restore, which is recorded by whoever opens the ledger next, and not asked for. */
  @Test
  void allThatIsRecordedOfNoDossierHasAWord() {
    List<String> words =
        Stream.of(
                AccountEvent.class,
                DisclosureEvent.class,
                RebuildEvent.class,
                DeadLetterEvent.class)
            .flatMap(it -> Stream.of(it.getPermittedSubclasses()))
            .filter(it -> it != DisclosureEvent.LedgerRestored.class)
            .map(it -> it.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_"))
            .map(it -> it.toUpperCase(Locale.ROOT))
            .toList();

    assertThat(words).hasSizeGreaterThan(10);
    assertThat(Stream.of(SecurityEvent.values()).map(Enum::name)).containsAll(words);
  }

  @Test
  void noNameEndsALineOrAddsAMember() {
    log.record(SecurityEvent.SIGN_IN_FAILED, "a\r\nsigned-in account=b" + "c".repeat(99), "x\ny");

    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("sign-in-failed account=a??signed-in?account?b")
        .endsWith(" network=unknown")
        .hasSizeLessThan(130)
        .doesNotContain("\n", "\r");
  }

  @Test
  void aFloodIsCountedAndAnotherKindIsNotDrowned() {
    for (int n = 0; n < 1_000; n++) {
      log.record(SecurityEvent.SIGN_IN_FAILED, SecurityLog.NO_ACCOUNT, "192.0.2.77");
    }
    log.record(SecurityEvent.SIGNED_IN, "reader", "192.0.2.77");
    clock.advance(Duration.ofMinutes(1));
    log.record(SecurityEvent.SIGN_IN_FAILED, SecurityLog.NO_ACCOUNT, "192.0.2.77");

    assertThat(lines()).hasSize(SecurityLog.LINES + 3);
    assertThat(lines().subList(SecurityLog.LINES, SecurityLog.LINES + 3))
        .containsExactly(
            "signed-in account=reader network=192.0.2.0/24",
            "sign-in-failed 940 more in the last minute",
            "sign-in-failed account=unknown network=192.0.2.0/24");
  }

  @Test
  void whatWasCountedIsWrittenAtTheEnd() {
    for (int n = 0; n < 61; n++) {
      log.record(SecurityEvent.LIMIT_REACHED, "reader", null);
    }
    log.destroy();

    assertThat(lines().getLast()).isEqualTo("limit-reached 1 more in the last minute");
  }

  private List<String> lines() {
    return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
