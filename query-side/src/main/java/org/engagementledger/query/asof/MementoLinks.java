package org.engagementledger.query.asof;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.json.Timestamp;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Links from a resource to its states at other times (RFC 7089), as they stand in a header and in a
 * time map (RFC 6690).
 */
public final class MementoLinks {
  private static final String TIME_MAP = "/timemap";

  /** What says which state or page is asked for, or what an answer is to include. */
  private static final Set<String> OWN = Set.of("knownAt", "atLeast", "page");

  /** The only form in which such a time is written (RFC 7089, section 2.1). */
  static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(ZoneOffset.UTC);

  /** A time map is of the whole, whichever part of it an answer is. */
  private static final String CURSOR = "after";

  private final HttpServletRequest request;
  private final List<String> links = new ArrayList<>();

  /** Links from what is asked for, or from what its time map is of. */
  public MementoLinks(HttpServletRequest request) {
    this.request = request;
  }

  /** To the resource as it is now, which also finds the states. */
  public MementoLinks original() {
    return link(address(""), "original timegate");
  }

  /** To the list of the states. */
  public MementoLinks timeMap() {
    return timeMap(1, "timemap");
  }

  /** To one page of that list, from 1. */
  public MementoLinks timeMap(int page, String relation) {
    String address = page > 1 ? address(TIME_MAP, "page=" + page) : address(TIME_MAP);
    return link(address, relation + "\"; type=\"application/link-format");
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
    return address("", "knownAt=" + Timestamp.text(time));
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

  /** With the other parameters as they were written: whatever was encoded in them is already. */
  private String address(String behind, String... more) {
    String path = request.getRequestURI();
    String original =
        path.endsWith(TIME_MAP) ? path.substring(0, path.length() - TIME_MAP.length()) : path;
    String query = Stream.concat(others(behind), Stream.of(more)).collect(Collectors.joining("&"));
    return site() + original + behind + (query.isEmpty() ? "" : "?" + query);
  }

  private String site() {
    return ServletUriComponentsBuilder.fromRequest(request)
        .replacePath(null)
        .replaceQuery(null)
        .toUriString();
  }

  private Stream<String> others(String behind) {
    String query = request.getQueryString();
    return query == null
        ? Stream.empty()
        : Stream.of(query.split("&"))
            .filter(it -> !it.isEmpty() && !OWN.contains(name(it)))
            .filter(it -> !behind.equals(TIME_MAP) || !name(it).equals(CURSOR));
  }

  private static String name(String parameter) {
    return parameter.split("=", 2)[0];
  }
}
