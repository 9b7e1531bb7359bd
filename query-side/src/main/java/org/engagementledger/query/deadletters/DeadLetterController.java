package org.engagementledger.query.deadletters;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.DeadLetterEvent.EventDiscarded;
import org.engagementledger.events.DeadLetterEvent.EventRetried;
import org.engagementledger.events.Refusal;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.DeadLetter;
import org.engagementledger.query.projections.DeadLetters;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows dead letters, and records what is to be done about them. The followers of the log, which
 * may be in other processes, do it when they come to what was recorded.
 */
@RestController
final class DeadLetterController {
  private static final String ADDRESS = "/api/dead-letters";

  private final DeadLetters letters;

  DeadLetterController(DeadLetters letters) {
    this.letters = letters;
  }

  /**
   * A dead letter.
   *
   * @param waiting how many events of its stream wait, it included
   */
  record Waiting(DeadLetter letter, long waiting) {}

  @GetMapping(ADDRESS)
  List<Waiting> all(Catalogue at) {
    return letters.all(at).stream().map(this::waiting).toList();
  }

  @PostMapping(ADDRESS + "/{event}/retry")
  ResponseEntity<Waiting> retry(@PathVariable String event, Catalogue at, Principal signedIn) {
    DeadLetter letter = letter(event, at);
    return recorded(letter, new EventRetried(event, letter.stream()), signedIn);
  }

  @PostMapping(ADDRESS + "/{event}/discard")
  ResponseEntity<Waiting> discard(
      @PathVariable String event,
      @RequestBody Map<String, String> discarding,
      Catalogue at,
      Principal signedIn) {
    String reason = discarding.getOrDefault("reason", "").strip();
    if (reason.isEmpty()) {
      throw new Refusal("say why the event is discarded").at("/reason");
    }
    DeadLetter letter = letter(event, at);
    return recorded(letter, new EventDiscarded(event, letter.stream(), reason), signedIn);
  }

  private ResponseEntity<Waiting> recorded(
      DeadLetter letter, DeadLetterEvent event, Principal signedIn) {
    long position = letters.record(event, signedIn.getName());
    return ResponseEntity.accepted()
        .header("Location", ADDRESS + "?atLeast=" + position)
        .body(waiting(letter));
  }

  private Waiting waiting(DeadLetter letter) {
    return new Waiting(letter, letters.waiting(letter));
  }

  private DeadLetter letter(String event, Catalogue at) {
    return letters.all(at).stream()
        .filter(letter -> letter.event().equals(event))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    HttpStatus.NOT_FOUND,
                    "no-such-dead-letter",
                    "No event with this id waits to be shown."));
  }
}
