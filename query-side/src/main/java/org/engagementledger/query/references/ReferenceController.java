package org.engagementledger.query.references;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.events.Instrument;
import org.engagementledger.events.Resolution;
import org.engagementledger.limits.ListPage;
import org.engagementledger.limits.NextPage;
import org.engagementledger.query.projections.Catalogue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Instruments and resolutions as JSON. */
@RestController
final class ReferenceController {
  private final KnownReferences references;

  ReferenceController(KnownReferences references) {
    this.references = references;
  }

  @GetMapping("/api/instruments")
  List<Instrument> instruments(
      @RequestParam Optional<String> after,
      Catalogue at,
      HttpServletRequest request,
      HttpServletResponse answer) {
    return page(references.at(at).instruments().values(), after, request, answer);
  }

  @GetMapping("/api/resolutions")
  List<Resolution> resolutions(
      @RequestParam Optional<String> after,
      Catalogue at,
      HttpServletRequest request,
      HttpServletResponse answer) {
    return page(references.at(at).resolutions().values(), after, request, answer);
  }

  /** The list only grows at its end, so a place in it stays. */
  private static <T> List<T> page(
      Collection<T> all,
      Optional<String> after,
      HttpServletRequest request,
      HttpServletResponse answer) {
    ListPage<T> page = ListPage.of(List.copyOf(all), ListPage.place(after));
    page.next().ifPresent(it -> NextPage.link(request, answer, Map.of("after", it.toString())));
    return page.entries();
  }
}
