package org.engagementledger.query.followups;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.events.Certainty;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Fact.FollowUp.State;
import org.engagementledger.events.Refusal;
import org.engagementledger.query.followups.Promises.Promise;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Documents;
import org.engagementledger.query.projections.DossierProjection;
import org.engagementledger.query.projections.Projection;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** What was promised, as a page and as JSON; first what is due first. */
@Controller
final class FollowUpController {
  private static final String NAME = "follow-ups";
  private static final Comparator<Promise> BY_DUE_DATE =
      Comparator.comparing(promise -> promise.followUp().due());

  private final Documents documents;

  FollowUpController(Documents documents) {
    this.documents = documents;
  }

  @Bean
  static Projection followUpProjection(JsonMapper json) {
    return new DossierProjection(NAME, 1, Promises::isChangedBy, Promises::of, json);
  }

  @GetMapping("/follow-ups")
  String page(Catalogue at, Model page) {
    page.addAttribute("promises", promises(at).filter(it -> isIn(it, State.OPEN)).toList());
    page.addAttribute("section", "follow-ups");
    return "followups/follow-ups";
  }

  @GetMapping("/api/follow-ups")
  @ResponseBody
  List<Promise> list(
      @RequestParam Optional<String> status, @RequestParam Optional<EdtfDate> due, Catalogue at) {
    Optional<State> state = status.map(FollowUpController::state);
    return promises(at)
        .filter(it -> state.isEmpty() || isIn(it, state.get()))
        .filter(it -> due.isEmpty() || isDue(it, due.get()))
        .toList();
  }

  private Stream<Promise> promises(Catalogue at) {
    return documents.all(at, NAME, Promises.class).stream()
        .flatMap(of -> of.promises().stream())
        .sorted(BY_DUE_DATE);
  }

  private static boolean isIn(Promise promise, State state) {
    return promise.followUp().state() == state;
  }

  private static boolean isDue(Promise promise, EdtfDate then) {
    return promise.followUp().due().onOrBefore(then) != Certainty.ABSENT;
  }

  private static State state(String text) {
    return Arrays.stream(State.values())
        .filter(state -> state.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal("there is no status '%s'; known are %s".formatted(text, known()))
                    .at("/status"));
  }

  private static String known() {
    return Arrays.toString(State.values()).toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
  }
}
