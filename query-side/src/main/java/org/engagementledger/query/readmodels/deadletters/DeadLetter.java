package org.engagementledger.query.readmodels.deadletters;

import java.time.Instant;
import org.engagementledger.query.readmodels.StoredEvent;

/**
 * An event that could not be taken into the read models. It and all later ones of its stream wait.
 *
 * @param event its id
 * @param model the read model that could not be made of it; empty if it was not come to that
 * @param cause why not
 * @param since when that was first tried
 * @param attempts how often it was tried
 */
public record DeadLetter(
    String event,
    String stream,
    long sequence,
    long position,
    String type,
    String model,
    String cause,
    Instant since,
    int attempts) {
  /** One that only a replay knows of, which asks where its stream waits and nothing more. */
  static DeadLetter unrecorded(StoredEvent seen, RuntimeException cause) {
    return new DeadLetter(
        seen.id(),
        seen.stream(),
        seen.sequence(),
        seen.position(),
        seen.type(),
        "",
        cause.toString(),
        Instant.EPOCH,
        1);
  }

  DeadLetter triedAgain(DeadLetter later) {
    boolean isSame = event.equals(later.event);
    return new DeadLetter(
        later.event,
        stream,
        later.sequence,
        later.position,
        later.type,
        later.model,
        later.cause,
        isSame ? since : later.since,
        isSame ? attempts + 1 : 1);
  }
}
