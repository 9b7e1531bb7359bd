package org.engagementledger.query.operations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.paging.ListPage;
import org.engagementledger.paging.NextPageLink;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows dead letters to programs, and takes from them what is to be done about one. */
@RestController
final class DeadLetterController {
  private static final String ADDRESS = "/api/dead-letters";

  private final DeadLetterService desk;

  DeadLetterController(DeadLetterService desk) {
    this.desk = desk;
  }

  @GetMapping(ADDRESS)
  List<WaitingEvent> all(
      @RequestParam Optional<String> after,
      ReadModelCheckpoint at,
      HttpServletRequest request,
      HttpServletResponse answer) {
    ListPage<WaitingEvent> page = desk.page(ListPage.place(after), ListPage.SIZE, at);
    page.next().ifPresent(it -> NextPageLink.link(request, answer, Map.of("after", it.toString())));
    return page.entries();
  }

  @PostMapping(ADDRESS + "/{event}/retry")
  ResponseEntity<WaitingEvent> retry(
      @PathVariable String event, ReadModelCheckpoint at, Principal signedIn) {
    WaitingEvent it = waiting(event, at);
    return accepted(it, desk.retry(it, signedIn.getName()));
  }

  @PostMapping(ADDRESS + "/{event}/discard")
  ResponseEntity<WaitingEvent> discard(
      @PathVariable String event,
      @RequestBody Map<String, String> discarding,
      ReadModelCheckpoint at,
      Principal signedIn) {
    String reason = DeadLetterService.checked(discarding.getOrDefault("reason", ""));
    WaitingEvent it = waiting(event, at);
    return accepted(it, desk.discard(it, reason, signedIn.getName()));
  }

  private static ResponseEntity<WaitingEvent> accepted(WaitingEvent it, long position) {
    return ResponseEntity.accepted().header("Location", ADDRESS + "?atLeast=" + position).body(it);
  }

  private WaitingEvent waiting(String event, ReadModelCheckpoint at) {
    return desk.find(event, at)
        .orElseThrow(
            () ->
                new Problem(
                    HttpStatus.NOT_FOUND,
                    "no-such-dead-letter",
                    "No event with this id waits to be shown."));
  }
}
