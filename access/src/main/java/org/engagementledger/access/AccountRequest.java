package org.engagementledger.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.engagementledger.security.SecurityLog;

/**
 * Who asks for something to be done about an account, and under which conditions.
 *
 * @param id the id of the event that it leads to; asked again under it, the same is done once
 * @param attributes what stands beside the event: actor, reason, the hash of the request
 * @param ifMatch the versions of which the account must have one
 */
public record AccountRequest(
    String id, Map<String, String> attributes, Optional<Set<Long>> ifMatch) {
  /** The actor of what the program does by itself when it is set up. */
  public static final String SETUP = "setup";

  /** The same, unmodifiable. */
  public AccountRequest {
    attributes = Map.copyOf(attributes);
    ifMatch = ifMatch.map(Set::copyOf);
  }

  /** Asked by an actor, once, without conditions. */
  public static AccountRequest by(String actor) {
    return new AccountRequest(
        UUID.randomUUID().toString(), Map.of("actor", actor), Optional.empty());
  }

  /** The name of who asks. */
  String actor() {
    return attributes.getOrDefault("actor", SecurityLog.NO_ACCOUNT);
  }

  String requestHash() {
    return attributes.getOrDefault("requesthash", "");
  }

  /** What is recorded beside the event of a command. */
  Map<String, String> attributesOf(AccountCommand command) {
    Map<String, String> all = new HashMap<>(attributes);
    all.put("command", command.getClass().getSimpleName());
    return all;
  }
}
