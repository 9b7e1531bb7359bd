package org.engagementledger.paging;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

/** The address of what follows an answer that is a page of a longer list (RFC 8288). */
public final class NextPageLink {
  /** What only the first page is asked with: the others come from the same state or a later one. */
  private static final String AT_LEAST = "atLeast";

  private NextPageLink() {}

  /** Links it from the answer. */
  public static void link(
      HttpServletRequest request, HttpServletResponse answer, Map<String, String> more) {
    answer.addHeader(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(address(request, more)));
  }

  /** The same question with other values of some parameters, the cursor among them. */
  public static String address(HttpServletRequest request, Map<String, String> more) {
    String query =
        Stream.concat(
                others(request, more.keySet()), more.entrySet().stream().map(NextPageLink::text))
            .collect(Collectors.joining("&"));
    return request.getRequestURI() + "?" + query;
  }

  /** As they were written: whatever was encoded in them is already. */
  private static Stream<String> others(HttpServletRequest request, Set<String> replaced) {
    String query = request.getQueryString();
    return query == null
        ? Stream.empty()
        : Stream.of(query.split("&"))
            .filter(it -> !it.isEmpty())
            .filter(it -> !replaced.contains(name(it)) && !name(it).equals(AT_LEAST));
  }

  private static String name(String parameter) {
    return parameter.split("=", 2)[0];
  }

  private static String text(Map.Entry<String, String> parameter) {
    return parameter.getKey() + "=" + UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8);
  }
}
