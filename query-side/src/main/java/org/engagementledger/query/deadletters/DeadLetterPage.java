package org.engagementledger.query.deadletters;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.engagementledger.events.Refusal;
import org.engagementledger.query.projections.Catalogue;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows dead letters to people, and takes from them what is to be done about one. A form about an
 * event that no longer waits leads back to the page, which shows what does.
 */
@Controller
final class DeadLetterPage {
  private static final String ADDRESS = "/dead-letters";

  private final DeadLetterDesk desk;

  DeadLetterPage(DeadLetterDesk desk) {
    this.desk = desk;
  }

  /** A form that came back: the event it is about, and why it was refused. */
  record Refused(String event, String reason, String error) {
    static final Refused NOTHING = new Refused("", "", "");
  }

  @GetMapping(ADDRESS)
  ModelAndView page(Catalogue at) {
    return page(at, Refused.NOTHING);
  }

  @PostMapping(ADDRESS + "/{event}/retry")
  ResponseEntity<Void> retry(@PathVariable String event, Catalogue at, Principal signedIn) {
    return done(event, at, it -> desk.retry(it, signedIn.getName()));
  }

  @PostMapping(ADDRESS + "/{event}/discard")
  Object discard(
      @PathVariable String event,
      @RequestParam Optional<String> reason,
      Catalogue at,
      Principal signedIn) {
    try {
      return done(event, at, it -> desk.discard(it, reason.orElse(""), signedIn.getName()));
    } catch (Refusal refusal) {
      ModelAndView again = page(at, new Refused(event, reason.orElse(""), refusal.getMessage()));
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
  }

  private ResponseEntity<Void> done(
      String event, Catalogue at, ToLongFunction<WaitingEvent> recorded) {
    long position = desk.find(event, at).map(recorded::applyAsLong).orElse(at.position());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(ADDRESS + "?atLeast=" + position))
        .build();
  }

  private ModelAndView page(Catalogue at, Refused refused) {
    List<WaitingEvent> letters = desk.all(at);
    Map<Long, String> recorded =
        letters.stream().collect(Collectors.toMap(it -> it.letter().position(), desk::recorded));
    return new ModelAndView("deadletters/dead-letters")
        .addObject("letters", letters)
        .addObject("recorded", recorded)
        .addObject("refused", refused)
        .addObject("section", "dead-letters");
  }
}
