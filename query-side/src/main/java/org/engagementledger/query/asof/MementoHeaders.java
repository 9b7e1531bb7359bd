package org.engagementledger.query.asof;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.engagementledger.problems.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Earlier states of a resource, found by the time at which it was so (RFC 7089). The resource is
 * its own timegate and answers with the state itself (pattern 1.2, section 4.1.2). A dossier has a
 * state for each change, and a time map that lists them; of what is made of many dossiers, what was
 * known at any second is a state of its own.
 */
final class MementoHeaders {
  static final String ACCEPT_DATETIME = "Accept-Datetime";

  private MementoHeaders() {}

  /**
   * The end of the second that is wanted, in GMT and in the form of RFC 1123; refuses any other.
   */
  static Instant wanted(String header) {
    try {
      Instant second = MementoLinks.HTTP_DATE.parse(header.strip(), Instant::from);
      return second.plusSeconds(1).minusNanos(1);
    } catch (DateTimeException e) {
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "malformed",
          "Accept-Datetime is a time such as Thu, 09 Jul 2026 12:00:00 GMT.");
    }
  }

  /**
   * Says which state of which resource is answered.
   *
   * @param state when what is answered came to be so; empty if it is how things are now
   * @param dossier the states of the dossier, if it is one
   */
  static void describe(
      Optional<Instant> state,
      Optional<MementoTimes> dossier,
      HttpServletRequest request,
      HttpServletResponse response) {
    MementoLinks links = new MementoLinks(request).original();
    dossier.ifPresent(it -> links.timeMap());
    state.ifPresent(
        time -> {
          dossier.ifPresentOrElse(
              all -> all.around(time).forEach(links::memento),
              () -> links.memento(time, "memento"));
          response.setHeader("Memento-Datetime", MementoLinks.date(time));
          response.setHeader(HttpHeaders.CONTENT_LOCATION, links.memento(time));
        });
    String knownAt = request.getParameter("knownAt");
    if (knownAt == null || knownAt.isBlank()) {
      response.addHeader(HttpHeaders.VARY, ACCEPT_DATETIME);
    }
    response.addHeader(HttpHeaders.LINK, links.header());
  }
}
