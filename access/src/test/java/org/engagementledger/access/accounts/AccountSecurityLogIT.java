package org.engagementledger.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.engagementledger.access.AccessServerInitializer;
import org.engagementledger.access.AccessTestApplication;
import org.engagementledger.access.accounts.AccountCommand.AddAccount;
import org.engagementledger.access.accounts.AccountCommand.ChangeRole;
import org.engagementledger.access.accounts.AccountCommand.EndSessions;
import org.engagementledger.access.accounts.AccountCommand.LockAccount;
import org.engagementledger.access.accounts.AccountCommand.ResetPassword;
import org.engagementledger.access.accounts.AccountCommand.UnlockAccount;
import org.engagementledger.security.SecurityLog;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What is done about accounts, and what an account may not do: who, when and from where. */
@SpringBootTest(
    classes = AccessTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = AccessServerInitializer.class)
class AccountSecurityLogIT {
  private static final String FIRST = "copper lantern orbit walnut";
  private static final String SECOND = "velvet marble otter tundra";
  private static final String NETWORK = " network=192.0.2.0/24";

  private final Logger logger = (Logger) LoggerFactory.getLogger(SecurityLog.NAME);
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  @Autowired private Accounts accounts;
  @LocalServerPort private int port;

  @BeforeEach
  void listen() {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr("192.0.2.77");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    written.start();
    logger.addAppender(written);
  }

  @AfterEach
  void stopListening() {
    RequestContextHolder.resetRequestAttributes();
    logger.detachAppender(written);
  }

  @Test
  void eachActHasALineWithoutSecrets() {
    var added = new AddAccount("watched", Role.READER, Credential.LINK);
    String link = done(added).orElseThrow();
    accounts.useLink(link, FIRST);
    assertThatThrownBy(() -> accounts.useLink(link, FIRST)).isInstanceOf(InvalidSignInLink.class);
    done(new ChangeRole("watched", Role.AUDITOR));
    accounts.changePassword("watched", FIRST, SECOND, AccountCommandContext.by("watched"));
    done(new ResetPassword("watched", Credential.first(FIRST)));
    String next = done(new ResetPassword("watched", Credential.LINK)).orElseThrow();
    done(new LockAccount("watched"));
    done(new UnlockAccount("watched"));
    done(new EndSessions("watched"));

    assertThat(lines())
        .containsExactly(
            "account-added account=watched" + NETWORK + " by=admin",
            "link-made account=watched" + NETWORK + " by=admin",
            "password-changed account=watched" + NETWORK + " by=watched",
            "link-used account=watched" + NETWORK + " by=watched",
            "link-refused account=unknown" + NETWORK + " by=unknown",
            "account-role-changed account=watched" + NETWORK + " by=admin",
            "password-changed account=watched" + NETWORK + " by=watched",
            "password-reset account=watched" + NETWORK + " by=admin",
            "password-reset account=watched" + NETWORK + " by=admin",
            "link-made account=watched" + NETWORK + " by=admin",
            "account-locked account=watched" + NETWORK + " by=admin",
            "account-unlocked account=watched" + NETWORK + " by=admin",
            "account-sessions-ended account=watched" + NETWORK + " by=admin")
        .noneMatch(it -> List.of(link, next, FIRST, SECOND).stream().anyMatch(it::contains));
  }

  @Test
  void whatIsRefusedOrWasDoneBeforeHasNone() {
    var request =
        new AccountCommandContext(
            UUID.randomUUID().toString(),
            Map.of("actor", "admin", "requesthash", "h"),
            Optional.empty());
    var command = new AddAccount("once", Role.READER, Credential.LINK);
    var unused = accounts.execute(command, request);
    unused = accounts.execute(command, request);
    assertThatThrownBy(() -> done(command)).isInstanceOf(Refusal.class);

    assertThat(lines()).filteredOn(it -> it.startsWith("account-added")).hasSize(1);
  }

  @Test
  void whatARoleMayNotDoHasALine() throws Exception {
    accounts.create("curious", FIRST, Role.READER);
    String pair = "curious:" + FIRST;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/audit"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    }

    assertThat(lines())
        .anyMatch(it -> it.matches("not-allowed account=curious network=(127\\.0\\.0\\.0/24|0.*)"));
  }

  private Optional<String> done(AccountCommand command) {
    return accounts.execute(command, AccountCommandContext.by("admin")).token();
  }

  private List<String> lines() {
    return List.copyOf(written.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
