package org.engagementledger.standalone.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.standalone.RunningServe.PASSWORD;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.security.SecurityEvent;
import org.engagementledger.security.SecurityLog;
import org.engagementledger.standalone.ChildProcess;
import org.engagementledger.standalone.HttpTestClient;
import org.engagementledger.standalone.PageVisitor;
import org.engagementledger.standalone.RunningServe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Each line of the security log that a running product writes, by a request that makes it do so.
 */
class SecurityLogIT {
  /** Shown by {@code OtherSitesIT}, {@code DeadLetterIT} and {@code AccountSecurityLogIT}. */
  private static final List<SecurityEvent> ELSEWHERE =
      List.of(
          SecurityEvent.OTHER_HOST_REFUSED,
          SecurityEvent.EVENT_RETRIED,
          SecurityEvent.EVENT_DISCARDED,
          SecurityEvent.ACCOUNT_ROLE_CHANGED,
          SecurityEvent.ACCOUNT_LOCKED,
          SecurityEvent.ACCOUNT_UNLOCKED,
          SecurityEvent.ACCOUNT_SESSIONS_ENDED,
          SecurityEvent.PASSWORD_RESET);

  private final RunningServe serve = RunningServe.start();
  private final Logger logger = (Logger) LoggerFactory.getLogger(SecurityLog.NAME);
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  @BeforeEach
  void listen() {
    written.start();
    logger.addAppender(written);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(written);
  }

  @Test
  void everyEventHasItsLine() throws Exception {
    serve.add("logged", Role.RECORDER);
    expect("account-added account=logged", "link-made account=logged", "link-used account=logged");
    expect("password-changed account=logged");
    new PageVisitor(serve.address())
        .submit("/sign-in", "/invitation", Map.of("token", "none", "password", "x", "again", "x"));
    expect("link-refused account=unknown");
    PageVisitor person = PageVisitor.signedIn(serve.address(), "logged", PASSWORD);
    expect("signed-in account=logged");
    PageVisitor.signedIn(serve.address(), "logged", "not the password");
    PageVisitor.signedIn(serve.address(), "nobody-here", "not the password");
    expect("sign-in-failed account=logged", "sign-in-failed account=unknown");
    person.get("/audit");
    expect("not-allowed account=logged");
    person.send("POST", "/account/sessions/end-others", Map.of("_csrf", "of another page"));
    expect("form-refused account=logged");
    PageVisitor other = PageVisitor.signedIn(serve.address(), "logged", PASSWORD);
    String id = otherSession();
    person.submit("/account", "/account/sessions/" + id + "/end", Map.of());
    expect("session-ended account=logged");
    assertThat(other.get("/").statusCode()).isEqualTo(302);
    person.submit("/account", "/account/sessions/end-others", Map.of());
    expect("all-sessions-ended account=logged");
    person.submit("/account", "/sign-out", Map.of());
    expect("signed-out account=logged");
    assertThat(crossSite()).isEqualTo(403);
    expect("other-site-refused account=unknown");
    guess();
    expect("limit-reached account=logged");
    HttpTestClient admin = HttpTestClient.as(serve.address(), "admin", PASSWORD);
    admin.get("/api/audit?format=csv", "text/csv");
    expect("audit-exported account=admin");
    admin.get("/api/backup", "application/octet-stream");
    expect("backup-taken account=admin");
    admin.post("/api/rebuilds", "logged rebuild", "{}");
    expect("rebuild-begun account=admin", "rebuild-finished account=admin");

    assertThat(lines()).noneMatch(it -> it.contains(PASSWORD) || it.contains("not the password"));
    assertThat(seen()).containsAll(missing());
  }

  private static List<String> missing() {
    return Arrays.stream(SecurityEvent.values())
        .filter(it -> !ELSEWHERE.contains(it))
        .map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  private List<String> seen() {
    return lines().stream().map(it -> it.substring(0, it.indexOf(' '))).distinct().toList();
  }

  private void expect(String... beginnings) {
    for (String beginning : beginnings) {
      for (int tries = 0; tries < 200 && !isThere(beginning); tries++) {
        ChildProcess.pause(Duration.ofMillis(50));
      }
      assertThat(isThere(beginning)).as("%s in %s", beginning, lines()).isTrue();
    }
  }

  private boolean isThere(String beginning) {
    return lines().stream().anyMatch(it -> it.startsWith(beginning + " network="));
  }

  private String otherSession() {
    var sessions =
        HttpTestClient.as(serve.address(), "logged", PASSWORD).json("/api/account/sessions");
    List<String> ids = new ArrayList<>();
    sessions.forEach(it -> ids.add(it.path("id").asString("")));
    return ids.getFirst();
  }

  private int crossSite() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(serve.address().resolve("/sign-in"))
            .POST(BodyPublishers.noBody())
            .header("Sec-Fetch-Site", "cross-site")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private void guess() {
    HttpTestClient guesser = HttpTestClient.as(serve.address(), "logged", "a guess");
    int status = 0;
    for (int tries = 0; tries < 100 && status != 429; tries++) {
      status = guesser.get("/api/countries", "application/json").statusCode();
    }
    assertThat(status).isEqualTo(429);
  }

  private List<String> lines() {
    return List.copyOf(written.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
