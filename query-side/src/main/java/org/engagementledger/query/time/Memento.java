package org.engagementledger.query.time;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.engagementledger.problems.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Earlier states of a resource, found by the time at which it was so (RFC 7089). The resource is
 * its own timegate and answers with the state itself (pattern 1.2, section 4.1.2); what was known
 * at any second is a state of its own, at the address with {@code knownAt}.
 */
final class Memento {
  static final String ACCEPT_DATETIME = "Accept-Datetime";

  private Memento() {}

  /** The time wanted, in the form of RFC 1123; refuses any other. */
  static Instant wanted(String header) {
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from);
    } catch (DateTimeException e) {
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "malformed",
          "Accept-Datetime is a time such as Thu, 09 Jul 2026 12:00:00 GMT.");
    }
  }

  /** Says which state of which resource is answered. */
  static void describe(
      Asked asked, Instant now, HttpServletRequest request, HttpServletResponse response) {
    String original = address(request).toUriString();
    String links = "<%s>; rel=\"original timegate\"".formatted(original);
    response.addHeader(HttpHeaders.VARY, ACCEPT_DATETIME);
    if (asked.isKnownNow()) {
      response.addHeader(HttpHeaders.LINK, links);
      return;
    }
    Instant time = (asked.time().isAfter(now) ? now : asked.time()).truncatedTo(ChronoUnit.SECONDS);
    String state = address(request).queryParam("knownAt", time).encode().toUriString();
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC));
    response.setHeader("Memento-Datetime", date);
    response.setHeader(HttpHeaders.CONTENT_LOCATION, state);
    response.addHeader(
        HttpHeaders.LINK,
        links + ", <%s>; rel=\"memento\"; datetime=\"%s\"".formatted(state, date));
  }

  private static ServletUriComponentsBuilder address(HttpServletRequest request) {
    ServletUriComponentsBuilder address = ServletUriComponentsBuilder.fromRequest(request);
    address.replaceQueryParam("knownAt").replaceQueryParam("atLeast");
    return address;
  }
}
