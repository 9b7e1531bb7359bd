package org.engagementledger.query.changes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.access.Role;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.limits.Heavy;
import org.engagementledger.limits.ListPage;
import org.engagementledger.limits.NextPage;
import org.engagementledger.query.addresses.TextStream;
import org.engagementledger.query.changes.Comparing.Dates;
import org.engagementledger.query.changes.ManyChanges.Found;
import org.engagementledger.query.changes.ManyChanges.Question;
import org.engagementledger.query.changes.ManyChanges.Scope;
import org.engagementledger.query.endorsements.Standing;
import org.engagementledger.query.endorsements.Which;
import org.engagementledger.query.endorsements.World;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.references.KnownReferences;
import org.engagementledger.query.time.Asked;
import org.engagementledger.time.Today;
import org.engagementledger.time.TwoTimes;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** What changed in a region or with regard to an instrument: as a page, as JSON and as text. */
@Controller
final class ManyChangesController {
  private static final String ADDRESS = "/api/changes";

  private static final int ON_A_PAGE = 200;

  private final ManyChanges many;
  private final World world;
  private final KnownReferences references;
  private final Clock clock;

  ManyChangesController(ManyChanges many, World world, KnownReferences references, Clock clock) {
    this.many = many;
    this.world = world;
    this.references = references;
    this.clock = clock;
  }

  @Heavy
  @GetMapping("/changes")
  ModelAndView page(
      Scope scope,
      Dates dates,
      Asked asked,
      Catalogue at,
      Authentication signedIn,
      @RequestParam Optional<String> after,
      HttpServletRequest request) {
    Comparing comparing = dates.until(Today.latest(clock.instant()), asked);
    Question question = new Question(scope, comparing, Role.seesPersons(signedIn));
    Found found = many.changes(question, after.map(ChangesCursor::parsed), ON_A_PAGE, at);
    return new ModelAndView(
            "changes/many",
            Map.of(
                "scope",
                scope,
                "comparing",
                comparing,
                "asked",
                asked,
                "found",
                found,
                "regions",
                world.regions(at),
                "instruments",
                world.instruments(at),
                "words",
                new ChangeWords(references.at(at)),
                "section",
                "countries"))
        .addObject("mayHaveJoined", after.isEmpty() ? mayHaveJoined(question, at) : List.of())
        .addObject(
            "more", found.next(comparing).map(it -> NextPage.address(request, it)).orElse(null));
  }

  @Heavy
  @GetMapping(value = ADDRESS, produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  List<Changes> json(
      Scope scope,
      Dates dates,
      Asked asked,
      Catalogue at,
      Authentication signedIn,
      @RequestParam Optional<String> after,
      HttpServletRequest request,
      HttpServletResponse answer) {
    Comparing comparing = dates.until(Today.latest(clock.instant()), asked);
    Question question = new Question(scope, comparing, Role.seesPersons(signedIn));
    Found found = many.changes(question, after.map(ChangesCursor::parsed), ListPage.SIZE, at);
    found.next(comparing).ifPresent(it -> NextPage.link(request, answer, it));
    return found.all();
  }

  @Heavy
  @GetMapping(value = ADDRESS, produces = "text/plain;charset=UTF-8")
  void text(
      Scope scope,
      Dates dates,
      Asked asked,
      Catalogue at,
      Authentication signedIn,
      HttpServletResponse answer)
      throws IOException {
    Comparing comparing = dates.until(Today.latest(clock.instant()), asked);
    Question question = new Question(scope, comparing, Role.seesPersons(signedIn));
    Iterator<Changes> all = many.changes(question, Optional.empty(), at).iterator();
    ChangeWords words = new ChangeWords(references.at(at));
    try (Writer out = TextStream.open(answer, "text/plain")) {
      out.write(all.hasNext() ? ChangesText.print(all.next(), words, asked) : "Nothing changed.\n");
      while (all.hasNext()) {
        out.write("\n" + ChangesText.print(all.next(), words, asked));
      }
    }
  }

  /**
   * Who may have endorsed between the two dates, whether anything else is different or not; the
   * same as the API says. They stand on the first page.
   */
  private List<Standing> mayHaveJoined(Question question, Catalogue at) {
    Comparing comparing = question.comparing();
    return question.scope().subject().stream()
        .filter(it -> comparing.by() == Comparing.By.EFFECTIVE)
        .flatMap(it -> joined(it, question, at).stream())
        .filter(Standing::isOnlyPossible)
        .toList();
  }

  private List<Standing> joined(InstrumentId instrument, Question question, Catalogue at) {
    TwoTimes before = question.comparing().before();
    TwoTimes after = question.comparing().after();
    Which which = new Which(null, question.scope().region());
    return world.joined(instrument, which, before.asOf(), after.asOf(), after.knownAt(), at);
  }
}
