package org.engagementledger.access;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.engagementledger.access.password.PasswordPolicy;
import org.engagementledger.access.session.AccountPrincipal;
import org.engagementledger.access.session.SessionStore;
import org.engagementledger.events.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The local accounts. Passwords are kept as hashes only. */
@Component
public final class Accounts {
  private final MongoOperations database;
  private final PasswordEncoder passwords;
  private final MetricsAccount metrics;
  private final SessionStore sessions;

  Accounts(
      MongoOperations database,
      PasswordEncoder passwords,
      MetricsAccount metrics,
      SessionStore sessions) {
    this.database = database;
    this.passwords = passwords;
    this.metrics = metrics;
    this.sessions = sessions;
  }

  @Document("accounts")
  private record Kept(@Id String name, String password, Role role) {
    Account account() {
      return new Account(name, role);
    }
  }

  /**
   * Creates an account.
   *
   * @throws Refusal if there is one of that name, or the name or the password has a wrong form
   */
  public Account create(String name, String password, Role role) {
    Refusal.unless(
        createUnlessThere(name, password, role), "there is an account '%s' already", name);
    return new Account(name, role);
  }

  /** The same, but does nothing if there is one of that name; says whether it was created. */
  boolean createUnlessThere(String name, String password, Role role) {
    Account account = new Account(name, role);
    try {
      database.insert(new Kept(account.name(), hashed(name, password), role));
      return true;
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  /**
   * Gives an account another password, and ends all its sessions.
   *
   * @throws Refusal if there is no such account, or the password has a wrong form
   */
  public void changePassword(String name, String password) {
    Update update = Update.update("password", hashed(name, password));
    long changed = database.updateFirst(named(name), update, Kept.class).getMatchedCount();
    Refusal.unless(changed == 1, "there is no account '%s'", name);
    sessions.endAll(name);
  }

  /** All accounts, by name. */
  public List<Account> list() {
    return database.findAll(Kept.class).stream()
        .map(Kept::account)
        .sorted(Comparator.comparing(Account::name))
        .toList();
  }

  /**
   * An account as the filters know it.
   *
   * @throws UsernameNotFoundException if there is none of that name
   */
  UserDetails find(String name) {
    return metrics.named(name).orElseGet(() -> kept(name));
  }

  private UserDetails kept(String name) {
    Kept kept =
        Optional.ofNullable(database.findOne(named(name), Kept.class))
            .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    return new AccountPrincipal(kept.name(), kept.password(), kept.role().name(), false);
  }

  private String hashed(String name, String password) {
    PasswordPolicy.require(name, password);
    return Objects.requireNonNull(passwords.encode(password));
  }

  private static Query named(String name) {
    return Query.query(Criteria.where("_id").is(name));
  }
}
