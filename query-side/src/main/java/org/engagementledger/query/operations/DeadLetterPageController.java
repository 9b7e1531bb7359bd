package org.engagementledger.query.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.engagementledger.paging.ListPage;
import org.engagementledger.paging.NextPageLink;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.text.Refusal;
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
final class DeadLetterPageController {
  private static final String ADDRESS = "/dead-letters";

  private static final int ON_A_PAGE = 200;

  private final DeadLetterService desk;

  DeadLetterPageController(DeadLetterService desk) {
    this.desk = desk;
  }

  /** A form that came back: the event it is about, and why it was refused. */
  record Refused(String event, String reason, String error) {
    static final Refused NOTHING = new Refused("", "", "");
  }

  @GetMapping(ADDRESS)
  ModelAndView page(
      @RequestParam Optional<String> after, ReadModelCheckpoint at, HttpServletRequest request) {
    var page = desk.page(ListPage.place(after), ON_A_PAGE, at);
    ModelAndView shown = page(page.entries(), Refused.NOTHING);
    page.next()
        .map(it -> NextPageLink.address(request, Map.of("after", it.toString())))
        .ifPresent(it -> shown.addObject("more", it));
    return shown;
  }

  @PostMapping(ADDRESS + "/{event}/retry")
  ResponseEntity<Void> retry(
      @PathVariable String event, ReadModelCheckpoint at, Principal signedIn) {
    return done(event, at, it -> desk.retry(it, signedIn.getName()));
  }

  @PostMapping(ADDRESS + "/{event}/discard")
  Object discard(
      @PathVariable String event,
      @RequestParam Optional<String> reason,
      ReadModelCheckpoint at,
      Principal signedIn) {
    try {
      return done(event, at, it -> desk.discard(it, reason.orElse(""), signedIn.getName()));
    } catch (Refusal refusal) {
      ModelAndView again =
          page(
              desk.find(event, at).stream().toList(),
              new Refused(event, reason.orElse(""), refusal.getMessage()));
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
  }

  private ResponseEntity<Void> done(
      String event, ReadModelCheckpoint at, ToLongFunction<WaitingEvent> recorded) {
    long position = desk.find(event, at).map(recorded::applyAsLong).orElse(at.position());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(ADDRESS + "?atLeast=" + position))
        .build();
  }

  private ModelAndView page(List<WaitingEvent> letters, Refused refused) {
    Map<Long, String> recorded =
        letters.stream().collect(Collectors.toMap(it -> it.letter().position(), desk::recorded));
    return new ModelAndView("deadletters/dead-letters")
        .addObject("letters", letters)
        .addObject("recorded", recorded)
        .addObject("refused", refused)
        .addObject("section", "dead-letters");
  }
}
