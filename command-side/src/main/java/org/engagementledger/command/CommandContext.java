package org.engagementledger.command;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks for something to be recorded, and under which conditions.
 *
 * @param id the command's id, which becomes the id of the event it leads to
 * @param actor the signed-in account
 * @param requestHash SHA-256 of the request, for a command that may be repeated under its key
 * @param ifMatch the versions of which the dossier must have one
 * @param reason why, in the actor's words; may be empty
 * @param recordedFor on whose behalf; may be empty
 * @param correlation what belongs together, such as all commands of one import; may be empty
 */
public record CommandContext(
    String id,
    String actor,
    String requestHash,
    Optional<Set<Long>> ifMatch,
    String reason,
    String recordedFor,
    String correlation) {
  /** Metadata: when the command was received, an {@link Instant}. */
  public static final String AT = "at";

  /** Metadata: the versions of which the dossier must have one, a {@link Set} of {@link Long}. */
  public static final String IF_MATCH = "ifMatch";

  /** What goes from a command into the attributes of its event. */
  static final List<String> ATTRIBUTES =
      List.of("actor", "command", "requesthash", "reason", "recordedfor", "correlationid");

  /** Asked by an actor, once, without conditions. */
  public static CommandContext by(String actor, String id) {
    return new CommandContext(id, actor, "", Optional.empty(), "", "", "");
  }

  /** What is recorded of it beside an event, but for the name of the command. */
  public Map<String, String> attributes() {
    Map<String, String> all =
        Map.of(
            "actor", actor,
            "requesthash", requestHash,
            "reason", reason,
            "recordedfor", recordedFor,
            "correlationid", correlation);
    Map<String, String> given = new HashMap<>(all);
    given.values().removeIf(String::isEmpty);
    return given;
  }

  /** What goes with the command. */
  Map<String, Object> metaData(Command<?> command, Instant at) {
    Map<String, Object> data = new HashMap<>();
    data.put(AT, at);
    data.put("actor", actor);
    data.put("command", command.getClass().getSimpleName());
    ifMatch.ifPresent(versions -> data.put(IF_MATCH, versions));
    putUnlessEmpty(data, "requesthash", requestHash);
    putUnlessEmpty(data, "reason", reason);
    putUnlessEmpty(data, "recordedfor", recordedFor);
    putUnlessEmpty(data, "correlationid", correlation);
    return data;
  }

  private static void putUnlessEmpty(Map<String, Object> data, String key, String value) {
    if (!value.isEmpty()) {
      data.put(key, value);
    }
  }
}
