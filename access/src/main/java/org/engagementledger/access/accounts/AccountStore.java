package org.engagementledger.access.accounts;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.engagementledger.axon.MonotonicClock;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.events.AccountEvent.AccountAdded;
import org.engagementledger.events.AccountEvent.AccountUnlocked;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.axon.EventUnreadable;
import org.engagementledger.ledger.log.CommittedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * The accounts as sign-in goes by them: what their events in the log have made of them, with the
 * hashes that the log does not hold. A process that dies between an event and what it does leaves
 * that to whoever looks next; every step can be done twice.
 */
final class AccountStore {
  private static final Logger LOG = LoggerFactory.getLogger(AccountStore.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
  private static final Duration ABANDONED_AFTER = Duration.ofMinutes(1);
  private static final Duration LEFT_FOR = Duration.ofDays(1);
  private static final String FOLLOWED = "accounts";
  private static final long UNKNOWN = -2;

  private final MongoOperations database;
  private final Ledger ledger;
  private final EventCodec codec;
  private final Consumer<String> endSessions;
  private final Clock steady = new MonotonicClock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Instant> signIns = new ConcurrentHashMap<>();
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private final AtomicLong looks = new AtomicLong();
  private long followed = UNKNOWN;
  private volatile Instant nextLook = Instant.MIN;

  /**
   * Accounts in a database.
   *
   * @param endSessions ends all sessions of the account of that name
   */
  AccountStore(
      MongoOperations database, Ledger ledger, EventCodec codec, Consumer<String> endSessions) {
    this.database = database;
    this.ledger = ledger;
    this.codec = codec;
    this.endSessions = endSessions;
  }

  /** Up to which event of the log the accounts of this database are what the log says. */
  @Document("account_progress")
  private record Progress(@Id String what, long sequence) {}

  /** An account as it was between two looks at the log. */
  private record Seen(long look, StoredAccount account) {}

  /** When somebody last signed in with an account's password. */
  @Document("account_sign_ins")
  private record SignInTime(@Id String account, Instant last) {}

  List<StoredAccount> all() {
    return database.findAll(StoredAccount.class);
  }

  List<StoredAccount> after(String name, int most) {
    return database.find(
        query(where("_id").gt(name)).with(Sort.by("_id")).limit(most), StoredAccount.class);
  }

  Optional<StoredAccount> find(String name) {
    return Optional.ofNullable(database.findById(name, StoredAccount.class));
  }

  /**
   * The same as of the last look at the log, at most a second ago: what this process has done since
   * is in it, what others have done may not be.
   */
  Optional<StoredAccount> findAsFollowed(String name) {
    followUnlessJustDone();
    long look = looks.get();
    Seen known = seen.get(name);
    if (known != null && known.look() == look) {
      return Optional.of(known.account());
    }
    Optional<StoredAccount> found = find(name);
    found.ifPresent(account -> seen.put(name, new Seen(look, account)));
    return found;
  }

  /** The account to which a link leads, whether the link is good or not. */
  Optional<StoredAccount> ofLink(String hash) {
    return Optional.ofNullable(
        database.findOne(query(where("link").is(hash)), StoredAccount.class));
  }

  /**
   * Puts a secret where its event will find it, in place of one that somebody left there.
   *
   * @return whether it is there; otherwise another is about to be used
   */
  boolean add(AccountSecret secret) {
    database.remove(
        query(where("_id").is(secret.event()).and("made").lt(secret.made().minus(ABANDONED_AFTER))),
        AccountSecret.class);
    try {
      database.insert(secret);
      return true;
    } catch (DuplicateKeyException another) {
      return false;
    }
  }

  void removeSecret(String event) {
    database.remove(query(where("_id").is(event)), AccountSecret.class);
  }

  Optional<Instant> lastSignIn(String name) {
    return Optional.ofNullable(database.findById(name, SignInTime.class)).map(SignInTime::last);
  }

  /** A program signs in with each request; that is noted once a minute. */
  void noteSignIn(String name, Instant now) {
    Instant noted = signIns.get(name);
    if (noted == null || Duration.between(noted, now).abs().compareTo(NOTED_EVERY) >= 0) {
      signIns.put(name, now);
      database.save(new SignInTime(name, now));
    }
  }

  /** The same as {@link #follow}, unless that was done within the last second. */
  void followUnlessJustDone() {
    if (!steady.instant().isBefore(nextLook)) {
      var unused = follow();
    }
  }

  /**
   * Does what the log says and was not done yet.
   *
   * @return the sequence of the last event that the accounts are made of; -1 if there is none
   */
  long follow() {
    lock.lock();
    try {
      long last = ledger.lastSequence(AccountEvent.STREAM);
      if (followed == UNKNOWN) {
        followed = begun(last);
        // Another process may have gone on in between; what it noted stands in the log since then.
        last = ledger.lastSequence(AccountEvent.STREAM);
      }
      if (last < followed) {
        goBackTo(last);
      } else if (last > followed) {
        ledger.readStream(AccountEvent.STREAM, followed + 1, Integer.MAX_VALUE).forEach(this::take);
      }
      nextLook = steady.instant().plus(LOOK_EVERY);
      return followed;
    } finally {
      seen.clear();
      var unused = looks.incrementAndGet();
      lock.unlock();
    }
  }

  /**
   * A database that has never followed the log begins at its end: what the log tells of accounts
   * before that is about another database, of which this log is a restored copy.
   */
  private long begun(long last) {
    try {
      database.insert(new Progress(FOLLOWED, last));
    } catch (DuplicateKeyException followedBefore) {
      database.remove(query(where("made").lt(Instant.now().minus(LEFT_FOR))), AccountSecret.class);
    }
    return Optional.ofNullable(database.findById(FOLLOWED, Progress.class))
        .map(Progress::sequence)
        .orElse(last);
  }

  /** The log was put back to an older state; the accounts stay what they are. */
  private void goBackTo(long last) {
    LOG.warn("The log knows less of the accounts than they show; it was put back.");
    database.updateMulti(
        query(where("sequence").gt(last)), Update.update("sequence", last), StoredAccount.class);
    note(last, query(where("_id").is(FOLLOWED)));
  }

  private void take(CommittedEvent recorded) {
    try {
      if (codec.read(recorded) instanceof AccountEvent event) {
        apply(event, recorded);
      }
    } catch (EventUnreadable ofANewerVersion) {
      LOG.warn("An event about accounts cannot be read: {}", ofANewerVersion.getMessage());
    }
    long sequence = recorded.sequence();
    note(sequence, query(where("_id").is(FOLLOWED).and("sequence").lt(sequence)));
  }

  private void note(long sequence, Query where) {
    database.updateFirst(where, Update.update("sequence", sequence), Progress.class);
    followed = sequence;
  }

  /**
   * Sessions end before the account is replaced, so that this is done again by whoever has to do it
   * again; and after it, so that none goes on which began in between.
   */
  private void apply(AccountEvent event, CommittedEvent recorded) {
    AccountSecret secret = database.findById(recorded.id(), AccountSecret.class);
    Optional<StoredAccount> before = find(event.account());
    boolean isDone = before.filter(it -> it.version() >= recorded.sequence()).isPresent();
    Consumer<String> end = isDone || !endsSessions(event) ? account -> {} : endSessions;
    end.accept(event.account());
    while (!isReplaced(before, event, recorded.sequence(), secret)) {
      before = find(event.account());
    }
    end.accept(event.account());
    removeSecret(recorded.id());
  }

  private boolean isReplaced(
      Optional<StoredAccount> before,
      AccountEvent event,
      long sequence,
      @Nullable AccountSecret secret) {
    if (before.isEmpty()) {
      return !(event instanceof AccountAdded added)
          || isInserted(StoredAccount.added(added, sequence, secret));
    }
    StoredAccount there = before.get();
    if (there.version() >= sequence) {
      return true;
    }
    var unchanged = query(where("_id").is(there.name()).and("sequence").is(there.sequence()));
    return database.replace(unchanged, there.after(event, sequence, secret)).getModifiedCount()
        == 1;
  }

  private boolean isInserted(StoredAccount added) {
    try {
      database.insert(added);
      return true;
    } catch (DuplicateKeyException anotherProcessWasFaster) {
      return false;
    }
  }

  private static boolean endsSessions(AccountEvent event) {
    return !(event instanceof AccountAdded || event instanceof AccountUnlocked);
  }
}
