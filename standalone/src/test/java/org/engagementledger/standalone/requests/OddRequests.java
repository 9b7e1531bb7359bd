package org.engagementledger.standalone.requests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.standalone.DisposableServer;
import org.engagementledger.standalone.DisposableServer.SentRequest;

/** Requests of any form, each the same for one seed. */
final class OddRequests {
  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept-Charset",
          "Accept-Datetime",
          "Accept-Encoding",
          "Accept-Language",
          "Content-Encoding",
          "Content-Length",
          "Content-Type",
          "Cookie",
          "Expect",
          "Forwarded",
          "Host",
          "Idempotency-Key",
          "If-Match",
          "If-Modified-Since",
          "If-None-Match",
          "If-Range",
          "If-Unmodified-Since",
          "Origin",
          "Prefer",
          "Range",
          "Referer",
          "Sec-Fetch-Site",
          "TE",
          "Transfer-Encoding",
          "Upgrade",
          "User-Agent",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Http-Method-Override",
          "Last-Event-ID",
          "X-Odd");

  private static final List<String> PARAMETERS =
      List.of(
          "asOf",
          "knownAt",
          "atLeast",
          "format",
          "q",
          "from",
          "to",
          "by",
          "region",
          "instrument",
          "status",
          "actor",
          "country",
          "type",
          "before",
          "limit",
          "page",
          "days",
          "as",
          "step",
          "kind",
          "due",
          "dryRun",
          "mapping",
          "name",
          "reason",
          "effectiveFrom",
          "_csrf",
          "odd");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "*",
          "0",
          "-1",
          "1",
          "99999999999999999999",
          "1e400",
          "NaN",
          "null",
          "x",
          "KZ",
          "2018-02-30",
          "2018/2019",
          "../..",
          "csv",
          "html",
          "true",
          "[]",
          "{}",
          "\"",
          "\"0\"",
          "W/\"0\", \"1\"",
          "application/json;charset=iso-8859-1",
          "application/json;charset=no",
          "text/html;charset=utf-16",
          "text/csv;q=x",
          "*/*;q=0",
          "///",
          "a/b/c",
          ";;;",
          "bytes=9-",
          "bytes=-1,0-0",
          "gzip",
          "chunked",
          "br, identity;q=0",
          "100-continue",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "application/x-www-form-urlencoded; charset=utf-7",
          "Tue, 20 Jun 2017 10:00:00 GMT",
          "yesterday",
          "de-CH, *;q=0.1",
          "x".repeat(300),
          "y".repeat(9_000),
          "%00",
          "%2e%2e%2f",
          "%",
          "%zz",
          "%ff%fe",
          "%c0%af",
          "%ed%a0%80",
          "+",
          "'--",
          "<b>",
          "${7*7}",
          "#{1}",
          "__${x}__::",
          "\u202E",
          "\uD83D\uDE00",
          "\u00E9",
          "a\tb",
          "\u0007",
          "\u007F",
          "\u0085",
          "localhost",
          "evil.example",
          "http://evil.example",
          "[::1");

  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "{",
          "[]",
          "null",
          "\"x\"",
          "{\"date\":{}}",
          "{\"date\":\"2018\",\"date\":\"\"}",
          "{\"title\":\"\\u0000\"}",
          "{\"title\":\"\\ud800\"}",
          "{\"text\":" + "[".repeat(2_000),
          "{\"a\":1e999999}",
          "a=b&c",
          "%=&&=%",
          "--x\r\n\r\n",
          "--x--",
          "\u0000\u0001",
          "date,title\r\n",
          "\u00EF\u00BB\u00BF{}",
          "5\r\nhello\r\n0\r\n\r\n",
          "zz\r\n",
          "{\"x\":\"" + "z".repeat(70_000) + "\"}");

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json;charset=utf-16",
          "text/plain",
          "text/csv",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "x",
          "a/b/c;;=");

  private static final List<String> PATHS =
      List.of(
          "%2F",
          "%00",
          ";x=y",
          "/",
          "//",
          "/%2e%2e/",
          "%",
          "\u00FF",
          "%F0%9F%98%80",
          "%C0%AF",
          "\\",
          "/" + "x".repeat(5_000),
          "?",
          "#x",
          " ",
          "\u0001",
          "{x}",
          "|",
          "%25",
          ".json",
          "~",
          "*");

  private final Random random;
  private final List<SentRequest> addresses;

  OddRequests(long seed, List<SentRequest> addresses) {
    this.random = new Random(seed);
    this.addresses = addresses;
  }

  /** The next one; its connection is to be closed afterwards. */
  byte[] next() {
    SentRequest asked = one(addresses);
    StringBuilder request = new StringBuilder(method(asked)).append(' ').append(target(asked));
    request.append(random.nextInt(60) == 0 ? " HTTP/9.x\r\n" : " HTTP/1.1\r\n");
    request.append(random.nextInt(40) == 0 ? "" : "Host: localhost\r\nConnection: close\r\n");
    if (random.nextInt(8) != 0) {
      request
          .append("Authorization: ")
          .append(DisposableServer.authorization(one(List.of(Role.values()))));
      request.append("\r\n");
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      request.append(one(HEADERS)).append(": ").append(bytes(one(VALUES))).append("\r\n");
    }
    return withBody(request, asked).getBytes(ISO_8859_1);
  }

  private String withBody(StringBuilder request, SentRequest asked) {
    if (asked.method().equals("GET") && random.nextInt(10) != 0) {
      return request.append("\r\n").toString();
    }
    String body = bytes(one(BODIES));
    request.append("Content-Type: ").append(one(TYPES)).append("\r\n");
    request.append(
        random.nextInt(15) == 0
            ? "Transfer-Encoding: chunked\r\n"
            : "Content-Length: " + (body.length() + random.nextInt(12) / 11) + "\r\n");
    return request.append("\r\n").append(body).toString();
  }

  private String method(SentRequest asked) {
    return random.nextInt(12) == 0
        ? one(List.of("HEAD", "OPTIONS", "DELETE", "PATCH", "TRACE", "get", "M-SEARCH", "PUT", "@"))
        : asked.method();
  }

  private String target(SentRequest asked) {
    String path = asked.path();
    if (random.nextInt(6) == 0) {
      int at = 1 + random.nextInt(path.length());
      path = path.substring(0, at) + bytes(one(PATHS)) + path.substring(at);
    }
    StringBuilder target = new StringBuilder(path);
    for (int n = random.nextInt(3); n > 0; n--) {
      target.append(target.indexOf("?") < 0 ? '?' : '&').append(name()).append('=').append(value());
    }
    return target.toString();
  }

  private String name() {
    return random.nextInt(15) == 0 ? bytes(one(VALUES)).replace(" ", "%20") : one(PARAMETERS);
  }

  /** Mostly as an address may have it. */
  private String value() {
    String value = bytes(one(VALUES));
    return random.nextInt(10) == 0
        ? value
        : value
            .replace(" ", "%20")
            .replace("\"", "%22")
            .replace("{", "%7B")
            .replace("}", "%7D")
            .replace("<", "%3C")
            .replace("#", "%23");
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** As bytes of UTF-8, each as a character. */
  private static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
