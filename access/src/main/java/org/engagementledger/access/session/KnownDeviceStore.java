package org.engagementledger.access.session;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Browsers from which an account was signed in to. They tell nobody in without a password, but
 * whoever guesses elsewhere does not hold up those who sign in from there.
 */
@Component
public final class KnownDeviceStore {
  private static final HostCookie COOKIE = new HostCookie("device");
  private static final Duration KNOWN_FOR = Duration.ofDays(180);
  private static final int MOST_OF_AN_ACCOUNT = 20;

  private final MongoOperations database;
  private final Clock clock;

  KnownDeviceStore(MongoOperations database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The digest of the token by which a browser is known; empty if it sent none. */
  public static Optional<String> deviceOf(HttpServletRequest request) {
    return COOKIE.value(request).flatMap(SessionToken::parsed).map(SessionToken::hash);
  }

  /** Whether that account was signed in to from that device. */
  public boolean isKnown(String device, String account) {
    return Optional.ofNullable(database.findById(device, KnownDevice.class))
        .filter(it -> it.lastUsed().plus(KNOWN_FOR).isAfter(clock.instant()))
        .filter(it -> it.accounts().contains(account))
        .isPresent();
  }

  /** Remembers that an account was signed in to from there. */
  void remember(String account, HttpServletRequest request, HttpServletResponse response) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Update update = new Update().addToSet("accounts", account).set("lastUsed", now);
    SessionToken token =
        COOKIE
            .value(request)
            .flatMap(SessionToken::parsed)
            .filter(it -> isUpdated(it, update))
            .orElseGet(() -> inserted(account, now));
    COOKIE.set(request, response, token.value(), KNOWN_FOR);
  }

  /** A token that the browser was not given here is never taken over. */
  private boolean isUpdated(SessionToken sent, Update update) {
    return database
            .updateFirst(query(where("_id").is(sent.hash())), update, KnownDevice.class)
            .getMatchedCount()
        == 1;
  }

  private SessionToken inserted(String account, Instant now) {
    SessionToken token = SessionToken.random();
    database.insert(new KnownDevice(token.hash(), Set.of(account), now));
    removeOld(account, now);
    return token;
  }

  private void removeOld(String account, Instant now) {
    database.remove(query(where("lastUsed").lte(now.minus(KNOWN_FOR))), KnownDevice.class);
    database.find(query(where("accounts").is(account)), KnownDevice.class).stream()
        .sorted(Comparator.comparing(KnownDevice::lastUsed).reversed())
        .skip(MOST_OF_AN_ACCOUNT)
        .forEach(it -> database.remove(query(where("_id").is(it.hash())), KnownDevice.class));
  }
}
