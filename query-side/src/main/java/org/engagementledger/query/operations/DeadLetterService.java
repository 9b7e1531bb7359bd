package org.engagementledger.query.operations;

import java.util.List;
import java.util.Optional;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.DeadLetterEvent.EventDiscarded;
import org.engagementledger.events.DeadLetterEvent.EventRetried;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.paging.ListPage;
import org.engagementledger.query.readmodels.deadletters.DeadLetter;
import org.engagementledger.query.readmodels.deadletters.DeadLetterStore;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.text.InvisibleCharacters;
import org.engagementledger.text.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where it is asked what is to be done about dead letters. That is recorded; the followers of the
 * log, which may be in other processes, do it when they come to what was recorded.
 */
@Component
final class DeadLetterService {
  private static final int LONGEST_REASON = 1_000;

  private final DeadLetterStore letters;
  private final Ledger ledger;
  private final JsonMapper json;

  DeadLetterService(DeadLetterStore letters, Ledger ledger, JsonMapper json) {
    this.letters = letters;
    this.ledger = ledger;
    this.json = json;
  }

  /**
   * At most so many, in the order of their positions, behind a position; the next page is behind
   * the last of them, whatever goes away meanwhile.
   */
  ListPage<WaitingEvent> page(int position, int most, ReadModelCheckpoint at) {
    List<DeadLetter> found = letters.following(position, most + 1, at);
    List<WaitingEvent> shown = found.stream().limit(most).map(this::waiting).toList();
    return new ListPage<>(
        shown,
        found.size() > most
            ? Optional.of(Math.toIntExact(shown.getLast().letter().position()))
            : Optional.empty());
  }

  /** The one of that event, if it waits. */
  Optional<WaitingEvent> find(String event, ReadModelCheckpoint at) {
    return letters.find(event, at).map(this::waiting);
  }

  /** Its entry in the log, laid out to be read: all that can be known of what cannot be shown. */
  String recorded(WaitingEvent it) {
    byte[] entry = ledger.readEntries(it.letter().position(), 1).getFirst();
    return json.readTree(entry).toPrettyString();
  }

  /** Records that it is to be tried again; gives the position of that. */
  long retry(WaitingEvent it, String actor) {
    return record(new EventRetried(it.letter().event(), it.letter().stream()), actor);
  }

  /**
   * Records that it is to be left out; gives the position of that.
   *
   * @throws Refusal if the reason is none
   */
  long discard(WaitingEvent it, String reason, String actor) {
    return record(
        new EventDiscarded(it.letter().event(), it.letter().stream(), checked(reason)), actor);
  }

  private long record(DeadLetterEvent event, String actor) {
    return letters.record(event, actor);
  }

  /** What a reason says; one line that is not too long. */
  static String checked(String reason) {
    String line = reason.strip();
    if (InvisibleCharacters.isAll(line)) {
      throw new Refusal("say why the event is discarded").at("/reason");
    }
    if (line.length() > LONGEST_REASON || line.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal("a reason is one line of at most %d characters".formatted(LONGEST_REASON))
          .at("/reason");
    }
    return line;
  }

  private WaitingEvent waiting(DeadLetter letter) {
    return new WaitingEvent(letter, letters.waiting(letter));
  }
}
