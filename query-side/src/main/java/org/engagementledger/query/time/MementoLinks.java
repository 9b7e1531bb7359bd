package org.engagementledger.query.time;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Links from a resource to its states at other times (RFC 7089), as they stand in a header and in a
 * time map (RFC 6690).
 */
public final class MementoLinks {
  private static final String TIME_MAP = "/timemap";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final HttpServletRequest request;
  private final List<String> links = new ArrayList<>();

  /** Links from what is asked for, or from what its time map is of. */
  public MementoLinks(HttpServletRequest request) {
    this.request = request;
  }

  /** To the resource as it is now, which also finds the states. */
  public MementoLinks original() {
    return link(address("").toUriString(), "original timegate");
  }

  /** To the list of the states. */
  public MementoLinks timeMap() {
    return timeMap(1, "timemap");
  }

  /** To one page of that list, from 1. */
  public MementoLinks timeMap(int page, String relation) {
    ServletUriComponentsBuilder address = address(TIME_MAP);
    if (page > 1) {
      address.queryParam("page", page);
    }
    return link(address.encode().toUriString(), relation + "\"; type=\"application/link-format");
  }

  /** Between which times the states are that were linked last. */
  public MementoLinks between(Instant from, Instant until) {
    String last = links.removeLast();
    links.add("%s; from=\"%s\"; until=\"%s\"".formatted(last, date(from), date(until)));
    return this;
  }

  /** To the state at a time. */
  public MementoLinks memento(Instant time, String relation) {
    return link(memento(time), relation + "\"; datetime=\"" + date(time));
  }

  /** The address of the state at a time. */
  String memento(Instant time) {
    return address("").queryParam("knownAt", time).encode().toUriString();
  }

  /** All of them in one line. */
  public String header() {
    return String.join(", ", links);
  }

  /** Each in a line of its own. */
  public String lines() {
    return String.join(",\n", links) + "\n";
  }

  static String date(Instant time) {
    return HTTP_DATE.format(time);
  }

  private MementoLinks link(String address, String relation) {
    links.add("<%s>; rel=\"%s\"".formatted(address, relation));
    return this;
  }

  private ServletUriComponentsBuilder address(String behind) {
    ServletUriComponentsBuilder address = ServletUriComponentsBuilder.fromRequest(request);
    String path = request.getRequestURI();
    String original =
        path.endsWith(TIME_MAP) ? path.substring(0, path.length() - TIME_MAP.length()) : path;
    address.replacePath(original + behind);
    address.replaceQueryParam("knownAt").replaceQueryParam("atLeast").replaceQueryParam("page");
    return address;
  }
}
