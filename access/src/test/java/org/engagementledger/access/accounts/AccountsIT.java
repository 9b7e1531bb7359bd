package org.engagementledger.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.engagementledger.access.AccessServerInitializer;
import org.engagementledger.access.AccessTestApplication;
import org.engagementledger.access.accounts.AccountCommand.AddAccount;
import org.engagementledger.access.accounts.AccountCommand.ChangeRole;
import org.engagementledger.access.accounts.AccountCommand.EndSessions;
import org.engagementledger.access.accounts.AccountCommand.LockAccount;
import org.engagementledger.access.accounts.AccountCommand.ResetPassword;
import org.engagementledger.access.accounts.AccountCommand.UnlockAccount;
import org.engagementledger.access.accounts.AccountView.SignInBy;
import org.engagementledger.access.session.SessionStore;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.events.AccountEvent.AccountAdded;
import org.engagementledger.events.AccountEvent.AccountLocked;
import org.engagementledger.events.AccountEvent.AccountRoleChanged;
import org.engagementledger.events.AccountEvent.PasswordReset;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.problems.Problem;
import org.engagementledger.security.SecurityLog;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = AccessTestApplication.class)
@ContextConfiguration(initializers = AccessServerInitializer.class)
class AccountsIT {
  private static final String PASSWORD = "correct horse battery";

  @Autowired private Accounts accounts;
  @Autowired private Ledger ledger;
  @Autowired private EventCodec codec;
  @Autowired private MongoOperations database;
  @Autowired private SessionStore sessions;
  @Autowired private PasswordEncoder passwords;

  @BeforeEach
  void anAdministrator() {
    if (accounts.list().stream().noneMatch(it -> it.name().equals("admin"))) {
      accounts.create("admin", PASSWORD, Role.ADMIN);
    }
  }

  @Test
  void anAccountIsThereOnce() {
    accounts.create("advocate", PASSWORD, Role.RECORDER);

    assertThat(accounts.get("advocate"))
        .extracting(AccountView::role, AccountView::signIn, AccountView::locked)
        .containsExactly(Role.RECORDER, SignInBy.PASSWORD, false);
    assertThatThrownBy(() -> accounts.create("advocate", PASSWORD, Role.ADMIN))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is an account 'advocate' already");
    assertThat(events("advocate")).containsExactly(new AccountAdded("advocate", "RECORDER"));
  }

  @Test
  void namesAndPasswordsHaveAForm() {
    for (String name : new String[] {"", "x", "With Space", "UPPER", "-first", "a".repeat(65)}) {
      assertThatThrownBy(() -> accounts.create(name, PASSWORD, Role.READER))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("2 to 64 lower-case letters");
    }
    for (String password : new String[] {"", "short", "eleven char", "é".repeat(201)}) {
      assertThatThrownBy(() -> accounts.create("someone", password, Role.READER))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("12 to 200 characters");
    }
    assertThatThrownBy(() -> accounts.create("someone", "password1234", Role.READER))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("too easy to guess");
    assertThat(database.getCollection("account_secrets").countDocuments()).isZero();
  }

  @Test
  void noSecretIsKeptAsItIsOrGoesIntoTheLog() {
    accounts.create("kept", PASSWORD, Role.READER);
    AccountResult reset = accounts.execute(new ResetPassword("kept", Credential.LINK), by("admin"));
    String token = reset.token().orElseThrow();

    Document kept = database.getCollection("accounts").find(new Document("_id", "kept")).first();
    assertThat(String.valueOf(kept)).contains("link=").doesNotContain(PASSWORD, token);
    accounts.useLink(token, PASSWORD + "s");
    kept = database.getCollection("accounts").find(new Document("_id", "kept")).first();
    assertThat(String.valueOf(kept)).contains("{bcrypt-hmac}").doesNotContain(PASSWORD, token);
    assertThat(log())
        .allSatisfy(it -> assertThat(it.toString()).doesNotContain("bcrypt", PASSWORD));
  }

  @Test
  void aLinkWorksOnceAndForSomeDays() {
    String first = added("link-once");
    assertThat(accounts.ofLink(first).name()).isEqualTo("link-once");
    accounts.useLink(first, PASSWORD);
    assertNotGood(first);

    String expired = added("link-expired");
    assertNotGood(at(Duration.ofDays(8)), expired);
    accounts.useLink(expired, PASSWORD);

    String replaced = added("link-replaced");
    String next =
        accounts
            .execute(new ResetPassword("link-replaced", Credential.LINK), by("admin"))
            .token()
            .orElseThrow();
    assertNotGood(replaced);
    accounts.execute(new ChangeRole("link-replaced", Role.AUDITOR), by("admin"));
    assertNotGood(next);

    String locked = added("link-locked");
    accounts.execute(new LockAccount("link-locked"), by("admin"));
    assertNotGood(locked);
    accounts.execute(new UnlockAccount("link-locked"), by("admin"));
    assertNotGood(locked);
    accounts.execute(new LockAccount("link-locked"), by("admin"));
    String meanwhile =
        accounts
            .execute(new ResetPassword("link-locked", Credential.LINK), by("admin"))
            .token()
            .orElseThrow();
    assertNotGood(meanwhile);
    accounts.execute(new UnlockAccount("link-locked"), by("admin"));
    accounts.useLink(meanwhile, PASSWORD);
    assertNotGood("no token at all");
  }

  @Test
  void ofTwoWhoUseALinkAtOnceOneDoes() {
    String token = added("link-raced");

    List<Object> outcomes =
        atOnce(
            () -> accounts.useLink(token, PASSWORD + " one"),
            () -> another().useLink(token, PASSWORD + " two"));

    assertThat(outcomes).hasAtLeastOneElementOfType(AccountResult.class);
    assertThat(outcomes).hasAtLeastOneElementOfType(InvalidSignInLink.class);
  }

  @Test
  void twoAdministratorsWhoLockEachOtherAtOnceLeaveOne() {
    for (int round = 0; round < 10; round++) {
      String one = "round" + round + "-one";
      String two = "round" + round + "-two";
      accounts.create(one, PASSWORD, Role.ADMIN);
      accounts.create(two, PASSWORD, Role.ADMIN);
      everyOtherAdministratorIsLocked(one, two);
      Accounts another = another();

      List<Object> outcomes =
          atOnce(
              () -> accounts.execute(new LockAccount(one), by(two)),
              () -> another.execute(new ChangeRole(two, Role.READER), by(one)));

      assertThat(outcomes).hasAtLeastOneElementOfType(AccountResult.class);
      assertThat(outcomes).hasAtLeastOneElementOfType(Refusal.class);
      assertThat(accounts.list())
          .filteredOn(it -> it.role() == Role.ADMIN && !it.locked())
          .hasSize(1);
    }
  }

  @Test
  void aLockedAccountIsLockedHereAtOnceAndInEveryProcessWithinASecond() throws Exception {
    accounts.create("to-lock", PASSWORD, Role.READER);
    Accounts another = another();
    assertThat(accounts.find("to-lock").isAccountNonLocked()).isTrue();
    assertThat(another.find("to-lock").isAccountNonLocked()).isTrue();
    accounts.execute(new LockAccount("to-lock"), by("admin"));

    assertThat(accounts.find("to-lock").isAccountNonLocked()).isFalse();
    Thread.sleep(Duration.ofSeconds(1));
    assertThat(another.find("to-lock").isAccountNonLocked()).isFalse();
    another.execute(new UnlockAccount("to-lock"), by("admin"));
    assertThat(another.find("to-lock").isAccountNonLocked()).isTrue();
    Thread.sleep(Duration.ofSeconds(1));
    assertThat(accounts.find("to-lock").isAccountNonLocked()).isTrue();
  }

  /** The process dies between the event and what it does; whoever looks next does it. */
  @Test
  void whatIsRecordedIsDoneAlsoByAnotherProcess() {
    accounts.create("half-locked", PASSWORD, Role.READER);
    accounts.create("half-reset", PASSWORD, Role.READER);
    Accounts another = another();
    var unused = another.list();
    String id = UUID.randomUUID().toString();
    database.insert(
        new AccountSecret(
            id,
            passwords.encode("another horse battery"),
            true,
            null,
            Instant.now().plusSeconds(60),
            Instant.now()));
    append(new AccountLocked("half-locked"), UUID.randomUUID().toString());
    append(new PasswordReset("half-reset"), id);
    append(new AccountAdded("half-added", "AUDITOR"), UUID.randomUUID().toString());

    Accounts restarted = another();
    assertThat(restarted.find("half-locked").isAccountNonLocked()).isFalse();
    UserDetails reset = restarted.find("half-reset");
    assertThat(passwords.matches("another horse battery", reset.getPassword())).isTrue();
    assertThat(reset.getAuthorities()).hasToString("[ROLE_NEWCOMER]");
    assertThat(restarted.get("half-added").signIn()).isEqualTo(SignInBy.NOTHING);
    assertThat(database.getCollection("account_secrets").countDocuments()).isZero();
    assertThat(accounts.list()).isEqualTo(restarted.list());
  }

  /** The process dies before the event: nothing has happened, and the same can be asked again. */
  @Test
  void whatIsNotRecordedIsNotDone() {
    accounts.create("unchanged", PASSWORD, Role.READER);
    String hash = accounts.find("unchanged").getPassword();
    database.insert(
        new AccountSecret(
            UUID.randomUUID().toString(), "{bcrypt}x", false, null, null, Instant.now()));

    Accounts restarted = another();
    assertThat(restarted.find("unchanged").getPassword()).isEqualTo(hash);
    database.getCollection("account_secrets").deleteMany(new Document());
  }

  @Test
  void theSameRequestAgainDoesTheSameOnceAndDoesNotSayTheLinkAgain() {
    var request =
        new AccountCommandContext(
            UUID.randomUUID().toString(),
            Map.of("actor", "admin", "requesthash", "h"),
            Optional.empty());
    var command = new AddAccount("asked-twice", Role.READER, Credential.LINK);
    AccountResult first = accounts.execute(command, request);
    AccountResult second = accounts.execute(command, request);

    assertThat(first.token()).isPresent();
    assertThat(second.token()).isEmpty();
    assertThat(second.repeated()).isTrue();
    assertThat(second.recorded()).isEqualTo(first.recorded());
    assertThat(events("asked-twice")).hasSize(1);
    var other =
        new AccountCommandContext(
            request.id(), Map.of("actor", "admin", "requesthash", "i"), Optional.empty());
    assertThatThrownBy(() -> accounts.execute(command, other))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("something else was recorded");
  }

  @Test
  void aVersionThatIsAskedForHasToBeTheOneThatIsThere() {
    accounts.create("versioned", PASSWORD, Role.READER);
    long version = accounts.get("versioned").version();
    var stale =
        new AccountCommandContext(
            "a-stale-one", Map.of("actor", "x"), Optional.of(Set.of(version - 1)));

    assertThatThrownBy(() -> accounts.execute(new EndSessions("versioned"), stale))
        .hasMessage("The account is at version %d; look at it again.".formatted(version));
  }

  @Test
  void anAccountOfAnOlderFolderGoesOn() {
    database
        .getCollection("accounts")
        .insertOne(
            new Document("_id", "older")
                .append("password", passwords.encode(PASSWORD))
                .append("role", "READER"));

    assertThat(accounts.find("older").getAuthorities()).hasToString("[ROLE_READER]");
    assertThat(accounts.get("older").version()).isEqualTo(-1);
    accounts.execute(new ChangeRole("older", Role.RECORDER), by("admin"));
    assertThat(accounts.get("older").role()).isEqualTo(Role.RECORDER);
    assertThat(accounts.find("older").getAuthorities()).hasToString("[ROLE_RECORDER]");
  }

  /** As after a backup was restored: the log tells of accounts, and there are none. */
  @Test
  void aDatabaseThatNeverFollowedTheLogMakesNoAccountsOfIt() {
    database.getCollection("account_progress").deleteMany(new Document());
    database.getCollection("accounts").deleteMany(new Document());

    Accounts restored = another();
    assertThat(restored.list()).isEmpty();
    restored.create("admin", PASSWORD, Role.ADMIN);
    assertThat(restored.list()).hasSize(1);
    assertThat(accounts.list()).hasSize(1);
  }

  private void everyOtherAdministratorIsLocked(String one, String two) {
    accounts.list().stream()
        .filter(it -> it.role() == Role.ADMIN && !it.locked())
        .filter(it -> !List.of(one, two).contains(it.name()))
        .forEach(it -> accounts.execute(new LockAccount(it.name()), by(one)));
  }

  private String added(String name) {
    return accounts
        .execute(new AddAccount(name, Role.READER, Credential.LINK), by("admin"))
        .token()
        .orElseThrow();
  }

  private void assertNotGood(String token) {
    assertNotGood(accounts, token);
  }

  private static void assertNotGood(Accounts of, String token) {
    assertThatThrownBy(() -> of.ofLink(token)).isInstanceOf(InvalidSignInLink.class);
    assertThatThrownBy(() -> of.useLink(token, PASSWORD)).isInstanceOf(InvalidSignInLink.class);
  }

  /** The accounts as another process knows them. */
  private Accounts another() {
    return at(Duration.ZERO);
  }

  private Accounts at(Duration later) {
    Clock clock = Clock.offset(Clock.systemUTC(), later).withZone(ZoneId.of("UTC"));
    return new Accounts(
        database,
        ledger,
        codec,
        sessions,
        passwords,
        new MetricsAccount(passwords, ""),
        new SecurityLog(),
        clock,
        Duration.ofDays(7));
  }

  private static List<Object> atOnce(Supplier<Object> one, Supplier<Object> two) {
    CyclicBarrier together = new CyclicBarrier(2);
    return Stream.of(one, two)
        .map(
            it ->
                CompletableFuture.supplyAsync(
                    () -> {
                      try {
                        together.await();
                        return it.get();
                      } catch (Exception outcome) {
                        return outcome;
                      }
                    }))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  @Test
  void aRoleThatThisVersionDoesNotKnowLetsNobodyInAndKeepsNoOtherOut() {
    accounts.create("became-archivist", PASSWORD, Role.ADMIN);
    append(new AccountAdded("archivist", "ARCHIVIST"), UUID.randomUUID().toString());
    append(
        new AccountRoleChanged("became-archivist", "ADMIN", "ARCHIVIST"),
        UUID.randomUUID().toString());
    accounts.create("after-archivist", PASSWORD, Role.RECORDER);

    for (String name : List.of("archivist", "became-archivist")) {
      assertThat(accounts.get(name))
          .as(name)
          .extracting(AccountView::role, AccountView::locked)
          .containsExactly(Role.READER, true);
    }
    assertThat(accounts.get("after-archivist"))
        .extracting(AccountView::role, AccountView::locked)
        .containsExactly(Role.RECORDER, false);
  }

  private void append(AccountEvent event, String id) {
    var written = codec.write(event);
    long sequence = ledger.lastSequence(AccountEvent.STREAM) + 1;
    ledger.append(
        List.of(
            new ProposedEvent(
                id,
                written.type(),
                AccountEvent.STREAM,
                sequence,
                Map.of("actor", "admin"),
                written.json())));
  }

  private List<AccountEvent> events(String account) {
    return log().stream()
        .map(codec::read)
        .map(AccountEvent.class::cast)
        .filter(it -> it.account().equals(account))
        .toList();
  }

  private List<CommittedEvent> log() {
    return ledger.readStream(AccountEvent.STREAM, 0, Integer.MAX_VALUE);
  }

  private static AccountCommandContext by(String actor) {
    return AccountCommandContext.by(actor);
  }
}
