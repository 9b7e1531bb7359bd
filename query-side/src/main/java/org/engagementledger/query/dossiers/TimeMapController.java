package org.engagementledger.query.dossiers;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.query.asof.MementoLinks;
import org.engagementledger.query.asof.MementoTimes;
import org.engagementledger.query.readmodels.HistoricalDossiers;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.text.Refusal;
import org.engagementledger.time.BitemporalPoint;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists the states that a dossier was in (RFC 7089, section 5): one for each change. */
@Controller
final class TimeMapController {
  private static final int ON_A_PAGE = 500;

  private final HistoricalDossiers past;

  TimeMapController(HistoricalDossiers past) {
    this.past = past;
  }

  /**
   * The page of the list; each names the others. The catalogue is what waits for a position, and
   * the date is that of the states it links.
   */
  @HeavyRequest
  @GetMapping({"/api/countries/{country}/timemap", "/countries/{country}/timemap"})
  ResponseEntity<String> list(
      @PathVariable CountryCode country,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam Optional<String> asOf,
      ReadModelCheckpoint at,
      HttpServletRequest request) {
    var unused = asOf.map(it -> BitemporalPoint.day("asOf", it));
    List<Instant> times = MementoTimes.of(past.events(country)).times();
    if (times.isEmpty()) {
      throw new DossierNotFound(country);
    }
    return ResponseEntity.ok()
        .header("Content-Type", "application/link-format")
        .body(lines(times, page, request));
  }

  /** The list, if the dossier changed at those times. */
  static String lines(List<Instant> times, int page, HttpServletRequest request) {
    int pages = (times.size() + ON_A_PAGE - 1) / ON_A_PAGE;
    if (page < 1 || page > pages) {
      throw new Refusal("there are pages 1 to " + pages).at("/page");
    }
    MementoLinks links = new MementoLinks(request).original();
    for (int other = 1; other <= pages; other++) {
      List<Instant> its = on(other, times);
      links
          .timeMap(other, other == page ? "self" : "timemap")
          .between(its.getFirst(), its.getLast());
    }
    on(page, times).forEach(time -> links.memento(time, relation(time, times)));
    return links.lines();
  }

  private static List<Instant> on(int page, List<Instant> times) {
    int from = (page - 1) * ON_A_PAGE;
    return times.subList(from, Math.min(times.size(), from + ON_A_PAGE));
  }

  private static String relation(Instant time, List<Instant> times) {
    return (time.equals(times.getFirst()) ? "first " : "")
        + (time.equals(times.getLast()) ? "last " : "")
        + "memento";
  }
}
