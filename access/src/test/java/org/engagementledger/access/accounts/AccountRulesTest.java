package org.engagementledger.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.engagementledger.access.accounts.AccountCommand.AddAccount;
import org.engagementledger.access.accounts.AccountCommand.ChangePassword;
import org.engagementledger.access.accounts.AccountCommand.ChangeRole;
import org.engagementledger.access.accounts.AccountCommand.EndSessions;
import org.engagementledger.access.accounts.AccountCommand.LockAccount;
import org.engagementledger.access.accounts.AccountCommand.ResetPassword;
import org.engagementledger.access.accounts.AccountCommand.UnlockAccount;
import org.engagementledger.access.accounts.AccountCommand.UseLink;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.events.AccountEvent.AccountAdded;
import org.engagementledger.events.AccountEvent.AccountLocked;
import org.engagementledger.events.AccountEvent.AccountRoleChanged;
import org.engagementledger.events.AccountEvent.PasswordChanged;
import org.engagementledger.events.AccountEvent.PasswordReset;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRulesTest {
  private static final Instant NOW = Instant.parse("2026-05-01T09:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofDays(7));

  @Test
  void aNameIsGivenOnce() {
    AccountRules rules = rules(own("admin", Role.ADMIN), locked("anna", Role.READER));

    assertThat(rules.decide(new AddAccount("ben", Role.RECORDER, Credential.LINK)))
        .isEqualTo(new AccountAdded("ben", "RECORDER"));
    assertThatThrownBy(() -> rules.decide(new AddAccount("admin", Role.READER, Credential.LINK)))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is an account 'admin' already");
    assertThatThrownBy(() -> rules.decide(new AddAccount("anna", Role.READER, Credential.LINK)))
        .hasMessageContaining("it is locked, and its name is not given to anybody else");
  }

  @ParameterizedTest
  @ValueSource(strings = {"metrics", "setup", "system", "samples"})
  void nobodyGoesByTheNameOfTheProgramItself(String name) {
    assertThatThrownBy(() -> rules().decide(new AddAccount(name, Role.READER, Credential.LINK)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("stands for the program itself");
  }

  @Test
  void aRoleThatChangesIsRecordedWithTheOneBefore() {
    AccountRules rules = rules(own("admin", Role.ADMIN), own("anna", Role.READER));

    assertThat(rules.decide(new ChangeRole("anna", Role.RECORDER)))
        .isEqualTo(new AccountRoleChanged("anna", "READER", "RECORDER"));
    assertThatThrownBy(() -> rules.decide(new ChangeRole("anna", Role.READER)))
        .isInstanceOf(Refusal.class)
        .hasMessage("the account 'anna' is reader already");
    assertThatThrownBy(() -> rules.decide(new ChangeRole("nobody", Role.READER)))
        .isInstanceOf(NoSuchAccount.class);
  }

  @Test
  void theLastAdministratorWhoCanSignInStays() {
    StoredAccount admin = own("admin", Role.ADMIN);
    List<List<StoredAccount>> alone =
        List.of(
            List.of(admin),
            List.of(admin, own("anna", Role.RECORDER)),
            List.of(admin, locked("ben", Role.ADMIN)),
            List.of(admin, invited("cleo", Role.ADMIN)),
            List.of(admin, withFirstPassword("dora", Role.ADMIN)));
    for (List<StoredAccount> accounts : alone) {
      AccountRules rules = new AccountRules(accounts, NOW);
      assertLast(rules, new LockAccount("admin"));
      assertLast(rules, new ChangeRole("admin", Role.AUDITOR));
      assertLast(rules, new ResetPassword("admin", Credential.LINK));
      assertThat(rules.decide(new ResetPassword("admin", Credential.first("x"))))
          .isEqualTo(new PasswordReset("admin"));
    }
    assertThat(rules(admin, own("eve", Role.ADMIN)).decide(new LockAccount("admin")))
        .isEqualTo(new AccountLocked("admin"));
    assertThat(rules(admin, invited("cleo", Role.ADMIN)).decide(new LockAccount("cleo")))
        .as("who cannot sign in yet is not the last")
        .isEqualTo(new AccountLocked("cleo"));
  }

  @Test
  void whatIsSoAlreadyIsNotRecorded() {
    AccountRules rules = rules(own("admin", Role.ADMIN), locked("anna", Role.READER));

    assertThatThrownBy(() -> rules.decide(new LockAccount("anna"))).hasMessageContaining("already");
    assertThatThrownBy(() -> rules.decide(new UnlockAccount("admin")))
        .hasMessageContaining("is not locked");
  }

  @Test
  void aLinkWorksAsLongAsItIsGood() {
    StoredAccount anna = invited("anna", Role.READER);
    UseLink use = new UseLink("anna", "link of anna", Credential.own("x"));

    assertThat(rules(anna).decide(use)).isEqualTo(new PasswordChanged("anna"));
    assertNotGood(new AccountRules(List.of(anna), LATER), use);
    assertNotGood(rules(anna), new UseLink("anna", "another", Credential.own("x")));
    for (AccountEvent event :
        List.of(
            new PasswordChanged("anna"),
            new PasswordReset("anna"),
            new AccountRoleChanged("anna", "READER", "RECORDER"),
            new AccountLocked("anna"))) {
      assertNotGood(rules(anna.after(event, 7, null)), use);
    }
  }

  @Test
  void aPasswordThatAnotherHasReplacedIsNotReplaced() {
    AccountRules rules = rules(own("anna", Role.READER));

    assertThat(rules.decide(new ChangePassword("anna", "hash of anna", Credential.own("x"))))
        .isEqualTo(new PasswordChanged("anna"));
    assertThatThrownBy(
            () -> rules.decide(new ChangePassword("anna", "hash of old", Credential.own("x"))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("changed by somebody else meanwhile");
  }

  /** Whatever is asked, in whatever order: once somebody can look after accounts, somebody can. */
  @Test
  void noSequenceOfCommandsLeavesNobodyWhoCanLookAfterAccounts() {
    Random random = new Random(19);
    for (int run = 0; run < 300; run++) {
      List<StoredAccount> accounts = new ArrayList<>(List.of(own("a0", Role.ADMIN)));
      for (int i = 1; i < 4; i++) {
        accounts.add(own("a" + i, role(random)));
      }
      for (int step = 0; step < 30; step++) {
        step(accounts, random, step);
        assertThat(accounts).anyMatch(it -> it.role() == Role.ADMIN && it.canSignIn(NOW));
      }
    }
  }

  private static void step(List<StoredAccount> accounts, Random random, int sequence) {
    int index = random.nextInt(accounts.size());
    StoredAccount chosen = accounts.get(index);
    try {
      AccountEvent event = new AccountRules(accounts, NOW).decide(command(chosen, random));
      accounts.set(index, chosen.after(event, sequence, secret(event, random)));
    } catch (Refusal | Problem refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }

  private static Role role(Random random) {
    List<Role> roles = List.of(Role.values());
    return roles.get(random.nextInt(roles.size()));
  }

  private static AccountCommand command(StoredAccount it, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new ChangeRole(it.name(), role(random));
      case 1 -> new UnlockAccount(it.name());
      case 2 -> new ResetPassword(it.name(), Credential.LINK);
      case 3 -> new UseLink(it.name(), "new link", Credential.own("x"));
      case 4 -> new EndSessions(it.name());
      default -> new LockAccount(it.name());
    };
  }

  private static @Nullable AccountSecret secret(AccountEvent event, Random random) {
    return switch (event) {
      case PasswordReset e -> new AccountSecret("e", null, false, "new link", LATER, NOW);
      case PasswordChanged e ->
          new AccountSecret("e", "hash " + random.nextInt(), false, null, null, NOW);
      default -> null;
    };
  }

  private static void assertLast(AccountRules rules, AccountCommand command) {
    assertThatThrownBy(() -> rules.decide(command))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is the last administrator who can sign in");
  }

  private static void assertNotGood(AccountRules rules, UseLink use) {
    assertThatThrownBy(() -> rules.decide(use)).isInstanceOf(InvalidSignInLink.class);
  }

  private static AccountRules rules(StoredAccount... accounts) {
    return new AccountRules(List.of(accounts), NOW);
  }

  private static StoredAccount own(String name, Role role) {
    return new StoredAccount(name, "hash of " + name, role, null, null, null, null, null);
  }

  private static StoredAccount locked(String name, Role role) {
    return new StoredAccount(name, "hash of " + name, role, true, false, null, null, 1L);
  }

  private static StoredAccount withFirstPassword(String name, Role role) {
    return new StoredAccount(name, "hash of " + name, role, false, true, null, LATER, 1L);
  }

  private static StoredAccount invited(String name, Role role) {
    return new StoredAccount(name, null, role, false, false, "link of " + name, LATER, 1L);
  }
}
