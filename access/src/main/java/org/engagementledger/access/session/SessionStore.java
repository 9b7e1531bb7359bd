package org.engagementledger.access.session;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The sessions of all accounts, in the database, so that every process knows them. A session is
 * read anew with each request: whatever process ends it, it has ended for all of them at once.
 */
@Component
public final class SessionStore {
  private static final int MOST_OF_AN_ACCOUNT = 50;
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

  private final MongoOperations database;
  private final Clock clock;
  private final Duration idle;
  private final Duration lifetime;

  /**
   * Sessions in a database.
   *
   * @param idle after how long without use a session ends
   * @param lifetime after how long it ends in any case
   */
  SessionStore(
      MongoOperations database,
      Clock clock,
      @Value("${ledger.session.idle}") Duration idle,
      @Value("${ledger.session.lifetime}") Duration lifetime) {
    this.database = database;
    this.clock = clock;
    this.idle = idle;
    this.lifetime = lifetime;
  }

  /** How long a session lasts at most. */
  Duration lifetime() {
    return lifetime;
  }

  /** Begins a session for a token; of an account's sessions, those used last are kept. */
  void begin(SessionToken token, AccountPrincipal account, String device, String network) {
    String name = account.getUsername();
    Instant now = now();
    database.insert(
        new Session(
            token.hash(),
            name,
            account.credentialsMark(),
            now,
            now,
            now.plus(lifetime),
            device,
            network));
    removeEnded(now);
    list(name).stream().skip(MOST_OF_AN_ACCOUNT).forEach(this::end);
  }

  private void removeEnded(Instant now) {
    database.remove(
        query(
            new Criteria()
                .orOperator(where("expires").lte(now), where("lastUsed").lte(now.minus(idle)))),
        Session.class);
  }

  /** The session of a token, which is used now; empty if there is none or it has ended. */
  Optional<Session> use(SessionToken token) {
    Optional<Session> session =
        Optional.ofNullable(database.findById(token.hash(), Session.class)).filter(this::lasts);
    session.filter(this::isUseToBeNoted).ifPresent(this::noteUse);
    return session;
  }

  /** The sessions of an account that have not ended, those used last first. */
  public List<Session> list(String account) {
    return database.find(query(where("account").is(account)), Session.class).stream()
        .filter(this::lasts)
        .sorted(Comparator.comparing(Session::lastUsed).reversed())
        .toList();
  }

  /**
   * Ends a session of an account.
   *
   * @param id as {@link Session#id} has it
   * @return whether there was one
   */
  public boolean end(String account, String id) {
    List<Session> found = list(account).stream().filter(it -> it.id().equals(id)).toList();
    found.forEach(this::end);
    return !found.isEmpty();
  }

  /** Ends all sessions of an account. */
  public void endAll(String account) {
    database.remove(query(where("account").is(account)), Session.class);
  }

  /** Ends all sessions of an account but for one. */
  public void endOthers(Session kept) {
    database.remove(
        query(where("account").is(kept.account()).and("_id").ne(kept.hash())), Session.class);
  }

  /** Ends the session of a token; empty if there is none. */
  Optional<Session> end(SessionToken token) {
    return Optional.ofNullable(
        database.findAndRemove(query(where("_id").is(token.hash())), Session.class));
  }

  private void end(Session session) {
    database.remove(query(where("_id").is(session.hash())), Session.class);
  }

  private boolean lasts(Session session) {
    Instant now = clock.instant();
    return now.isBefore(session.expires()) && now.isBefore(session.lastUsed().plus(idle));
  }

  private boolean isUseToBeNoted(Session session) {
    return !clock.instant().isBefore(session.lastUsed().plus(USE_IS_NOTED_EVERY));
  }

  /** Of one that has been ended meanwhile, nothing comes back. */
  private void noteUse(Session session) {
    database.updateFirst(
        query(where("_id").is(session.hash())), Update.update("lastUsed", now()), Session.class);
  }

  /** As exactly as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
