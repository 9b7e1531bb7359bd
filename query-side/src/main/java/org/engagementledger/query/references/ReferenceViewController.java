package org.engagementledger.query.references;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.Resolution;
import org.engagementledger.paging.ListPage;
import org.engagementledger.paging.NextPageLink;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Instruments and resolutions as JSON. */
@RestController
final class ReferenceViewController {
  private final ReferenceReader references;

  ReferenceViewController(ReferenceReader references) {
    this.references = references;
  }

  @GetMapping("/api/instruments")
  List<Instrument> instruments(
      @RequestParam Optional<String> after,
      ReadModelCheckpoint at,
      HttpServletRequest request,
      HttpServletResponse answer) {
    return page(references.at(at).instruments().values(), after, request, answer);
  }

  @GetMapping("/api/resolutions")
  List<Resolution> resolutions(
      @RequestParam Optional<String> after,
      ReadModelCheckpoint at,
      HttpServletRequest request,
      HttpServletResponse answer) {
    return page(references.at(at).resolutions().values(), after, request, answer);
  }

  @GetMapping("/api/instruments/{instrument}")
  Instrument instrument(@PathVariable String instrument, ReadModelCheckpoint at) {
    return found("instrument", instrument, references.at(at).instruments());
  }

  @GetMapping("/api/resolutions/{resolution}")
  Resolution resolution(@PathVariable String resolution, ReadModelCheckpoint at) {
    return found("resolution", resolution, references.at(at).resolutions());
  }

  private static <T> T found(String sort, String id, Map<String, T> all) {
    return Optional.ofNullable(all.get(id))
        .orElseThrow(
            () ->
                new Problem(
                    HttpStatus.NOT_FOUND, "not-found", "There is no %s '%s'.".formatted(sort, id)));
  }

  /** The list only grows at its end, so a place in it stays. */
  private static <T> List<T> page(
      Collection<T> all,
      Optional<String> after,
      HttpServletRequest request,
      HttpServletResponse answer) {
    ListPage<T> page = ListPage.of(List.copyOf(all), ListPage.place(after));
    page.next().ifPresent(it -> NextPageLink.link(request, answer, Map.of("after", it.toString())));
    return page.entries();
  }
}
