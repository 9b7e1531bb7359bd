package org.engagementledger.access.accounts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.engagementledger.events.AccountEvent;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.problems.Problem;
import org.engagementledger.security.SecurityLog;
import org.springframework.http.HttpStatus;

/**
 * Who asks for something to be done about an account, and under which conditions.
 *
 * @param id the id of the event that it leads to; asked again under it, the same is done once
 * @param attributes what stands beside the event: actor, reason, the hash of the request
 * @param ifMatch the versions of which the account must have one
 */
public record AccountCommandContext(
    String id, Map<String, String> attributes, Optional<Set<Long>> ifMatch) {
  /** The actor of what the program does by itself when it is set up. */
  public static final String SETUP = "setup";

  private static final String REQUEST_HASH = "requesthash";

  /** The same, unmodifiable. */
  public AccountCommandContext {
    attributes = Map.copyOf(attributes);
    ifMatch = ifMatch.map(Set::copyOf);
  }

  /** Asked by an actor, once, without conditions. */
  public static AccountCommandContext by(String actor) {
    return new AccountCommandContext(
        UUID.randomUUID().toString(), Map.of("actor", actor), Optional.empty());
  }

  /** The name of who asks. */
  String actor() {
    return attributes.getOrDefault("actor", SecurityLog.NO_ACCOUNT);
  }

  /** Refuses to take for this request what was recorded under its id for another. */
  void requireSame(CommittedEvent event) {
    String first = event.attributes().getOrDefault(REQUEST_HASH, "");
    String own = attributes.getOrDefault(REQUEST_HASH, "");
    if (!first.equals(own) || !event.stream().equals(AccountEvent.STREAM)) {
      throw new Problem(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "key-reused",
          "Under this key something else was recorded already. What is new needs a new key.");
    }
  }

  /** What is recorded beside the event of a command. */
  Map<String, String> attributesOf(AccountCommand command) {
    Map<String, String> all = new HashMap<>(attributes);
    all.put("command", command.getClass().getSimpleName());
    return all;
  }
}
