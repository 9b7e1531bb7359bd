package org.engagementledger.access.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.engagementledger.access.accounts.AccountCommand.AddAccount;
import org.engagementledger.access.accounts.AccountCommand.ChangePassword;
import org.engagementledger.access.accounts.AccountCommand.UseLink;
import org.engagementledger.access.session.AccountPrincipal;
import org.engagementledger.access.session.SessionStore;
import org.engagementledger.access.session.SessionToken;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.append.AppendRefused;
import org.engagementledger.ledger.append.OutcomeUnknown;
import org.engagementledger.ledger.append.StreamConflict;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.problems.Problem;
import org.engagementledger.security.SecurityEvent;
import org.engagementledger.security.SecurityLog;
import org.engagementledger.text.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The local accounts. Everything that is done about one is an event in the log first, and counts
 * from then on; the hashes of passwords and links are kept beside the log.
 */
@Component
public final class Accounts {
  /** What an account is as long as it has to change its password: it may do nothing else. */
  public static final String NEWCOMER = "NEWCOMER";

  private final AccountStore store;
  private final AccountSecretWriter secrets;
  private final Ledger ledger;
  private final EventCodec codec;
  private final MetricsAccount metrics;
  private final SessionStore sessions;
  private final SecurityLog log;
  private final Clock clock;

  /** The hash of a password that nobody knows, for accounts that have none. */
  private final String unknown;

  Accounts(
      MongoOperations database,
      Ledger ledger,
      EventCodec codec,
      SessionStore sessions,
      PasswordEncoder passwords,
      MetricsAccount metrics,
      SecurityLog log,
      Clock clock,
      @Value("${ledger.first-sign-in-within}") Duration validity) {
    this.store = new AccountStore(database, ledger, codec, sessions::endAll);
    this.secrets = new AccountSecretWriter(store, passwords, clock, validity);
    this.sessions = sessions;
    this.ledger = ledger;
    this.codec = codec;
    this.metrics = metrics;
    this.log = log;
    this.clock = clock;
    this.unknown = Objects.requireNonNull(passwords.encode(SessionToken.random().value()));
  }

  /**
   * Creates an account with a password that stays, as part of setting the ledger up.
   *
   * @throws Refusal if there is one of that name, or the name or the password has a wrong form
   */
  public Account create(String name, String password, Role role) {
    var command = new AddAccount(name, role, Credential.own(password));
    AccountResult added = execute(command, AccountCommandContext.by(AccountCommandContext.SETUP));
    return new Account(added.account().name(), role);
  }

  /** The same, but does nothing if there is one of that name; says whether it was created. */
  boolean createUnlessThere(String name, String password, Role role) {
    try {
      var unused = create(name, password, role);
      return true;
    } catch (Refusal refusal) {
      if (store.find(name).isPresent()) {
        return false;
      }
      throw refusal;
    }
  }

  /** All accounts, by name. */
  public List<AccountView> list() {
    return listAfter("", Integer.MAX_VALUE);
  }

  /** At most so many accounts, by name, of those that come after a name. */
  public List<AccountView> listAfter(String name, int most) {
    store.followUnlessJustDone();
    return store.after(name, most).stream().map(this::view).toList();
  }

  /**
   * One account.
   *
   * @throws NoSuchAccount if there is none of that name
   */
  public AccountView get(String name) {
    store.followUnlessJustDone();
    return store.find(name).map(this::view).orElseThrow(() -> new NoSuchAccount(name));
  }

  /**
   * The account to which a one-time link leads.
   *
   * @throws InvalidSignInLink if it leads to none
   */
  public AccountView ofLink(String token) {
    store.followUnlessJustDone();
    return view(linked(token));
  }

  private StoredAccount linked(String token) {
    return SessionToken.parsed(token)
        .flatMap(it -> store.ofLink(it.hash()))
        .filter(it -> it.goodLink(clock.instant()).isPresent())
        .orElseThrow(this::refusedLink);
  }

  private InvalidSignInLink refusedLink() {
    log.recordHere(SecurityEvent.LINK_REFUSED, SecurityLog.NO_ACCOUNT, SecurityLog.NO_ACCOUNT);
    return new InvalidSignInLink();
  }

  /**
   * An account as the filters know it.
   *
   * @throws UsernameNotFoundException if there is none of that name
   */
  public UserDetails find(String name) {
    return metrics.named(name).orElseGet(() -> stored(name));
  }

  private UserDetails stored(String name) {
    StoredAccount it =
        store
            .findAsFollowed(name)
            .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    return new AccountPrincipal(
        it.name(),
        Objects.requireNonNullElse(it.password(), unknown),
        it.isToChangePassword() ? NEWCOMER : it.role().name(),
        it.isLocked() || !it.isGood(clock.instant()));
  }

  /**
   * Replaces one's own password.
   *
   * @param old the password of before, which the caller has checked to be right
   * @throws Refusal if the new one has a wrong form or is the old one
   */
  public AccountResult changePassword(
      String name, String old, String password, AccountCommandContext request) {
    String replaced =
        store.find(name).map(StoredAccount::password).orElseThrow(() -> new NoSuchAccount(name));
    if (old.equals(password)) {
      throw new Refusal("the new password is the old one").at("/password");
    }
    return execute(new ChangePassword(name, replaced, Credential.own(password)), request);
  }

  /**
   * Chooses a password by a one-time link, which then is used up.
   *
   * @throws InvalidSignInLink if the link is not good any more
   */
  public AccountResult useLink(String token, String password) {
    StoredAccount account = linked(token);
    String hash = Objects.requireNonNull(account.link());
    String name = account.name();
    var use = new UseLink(name, hash, Credential.own(password));
    AccountResult used = execute(use, AccountCommandContext.by(name));
    log.recordHere(SecurityEvent.LINK_USED, name, name);
    return used;
  }

  /**
   * Does what is asked, or gives what was done before under the same id. Two processes that decide
   * at the same time cannot both be first in the stream of these events, so the later one decides
   * anew on what the other has done.
   *
   * @throws Refusal if the rules refuse it
   * @throws NoSuchAccount if there is no account of that name
   */
  public AccountResult execute(AccountCommand command, AccountCommandContext request) {
    Optional<AccountResult> earlier = earlier(command.account(), request);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    store.follow();
    var unused = decided(command, request);
    Optional<SessionToken> token = secrets.write(command, request.id());
    CommittedEvent recorded;
    try {
      recorded = record(command, request);
    } catch (OutcomeUnknown unknownYet) {
      throw new Problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "outcome-unknown",
          "The database did not answer in time, so this may be done or not. Look at the account.");
    } catch (RuntimeException refused) {
      store.removeSecret(request.id());
      throw refused;
    }
    token.ifPresent(
        it -> log.recordHere(SecurityEvent.LINK_MADE, command.account(), request.actor()));
    store.follow();
    return result(recorded, command.account(), token, false);
  }

  private CommittedEvent record(AccountCommand command, AccountCommandContext request) {
    while (true) {
      long sequence = store.follow() + 1;
      AccountEvent event = decided(command, request);
      var written = codec.write(event);
      var proposal =
          new ProposedEvent(
              request.id(),
              written.type(),
              AccountEvent.STREAM,
              sequence,
              request.attributesOf(command),
              written.json());
      try {
        CommittedEvent recorded = ledger.append(List.of(proposal)).getFirst();
        log.record(event, request.actor());
        return recorded;
      } catch (StreamConflict another) {
        // Somebody else was faster; what is right may be something else now.
      } catch (AppendRefused refused) {
        throw new Problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "not-recorded",
            "The database does not take anything at the moment; nothing was done.");
      }
    }
  }

  private AccountEvent decided(AccountCommand command, AccountCommandContext request) {
    AccountRules rules = new AccountRules(store.all(), clock.instant());
    request.ifMatch().ifPresent(it -> requireVersion(rules.existing(command), it));
    return rules.decide(command);
  }

  private static void requireVersion(StoredAccount account, Set<Long> versions) {
    if (!versions.contains(account.version())) {
      throw new Problem(
          HttpStatus.PRECONDITION_FAILED,
          "account-moved",
          "The account is at version %d; look at it again.".formatted(account.version()));
    }
  }

  /** What was done before under the same id, but for the link; empty if nothing was. */
  public Optional<AccountResult> earlier(String account, AccountCommandContext request) {
    Optional<CommittedEvent> event = ledger.find(request.id());
    event.ifPresent(request::requireSame);
    event.ifPresent(it -> store.follow());
    return event.map(it -> result(it, account, Optional.empty(), true));
  }

  private AccountResult result(
      CommittedEvent recorded, String account, Optional<SessionToken> token, boolean repeated) {
    return new AccountResult(recorded, get(account), token.map(SessionToken::value), repeated);
  }

  private AccountView view(StoredAccount it) {
    int open = sessions.list(it.name()).size();
    return AccountView.of(it, clock.instant(), store.lastSignIn(it.name()), open);
  }

  /** Notes that somebody has signed in with an account's password. */
  public void noteSignIn(String name) {
    store.noteSignIn(name, clock.instant());
  }
}
