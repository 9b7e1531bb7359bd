package org.engagementledger.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser of a person, with its own cookies, which follows no redirect by itself. */
public final class WebBrowser {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String address;

  /** Asks what listens on that port of this machine. */
  public WebBrowser(int port) {
    address = "http://localhost:" + port;
  }

  /** Signs in by the form. */
  public HttpResponse<String> signIn(String account, String password) {
    return submit(
        "/sign-in",
        Map.of("username", account, "password", password, "_csrf", formToken("/sign-in")));
  }

  /** The token of a form on a page. */
  public String formToken(String page) {
    Matcher token = TOKEN.matcher(get(page).body());
    assertThat(token.find()).as("a form on %s", page).isTrue();
    return token.group(1);
  }

  /** Asks for a page. */
  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path), headers);
  }

  /** Sends a form, with the fields that are given and no others. */
  public HttpResponse<String> submit(String path, Map<String, String> fields, String... headers) {
    String form =
        fields.entrySet().stream()
            .map(it -> it.getKey() + "=" + encoded(it.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)),
        headers);
  }

  /** The cookies that it has. */
  public List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  /** A cookie as it is sent, for somebody who copies it. */
  public String copyOf(String cookie) {
    return cookies().stream()
        .filter(it -> it.getName().equals(cookie))
        .map(it -> it.getName() + "=" + it.getValue())
        .findFirst()
        .orElseThrow();
  }

  /** Takes over a cookie of another browser. */
  public void take(String cookie) {
    HttpCookie copied = HttpCookie.parse("Set-Cookie: " + cookie + "; Path=/").getFirst();
    copied.setVersion(0);
    copied.setDomain("localhost.local");
    cookies.getCookieStore().add(URI.create(address), copied);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
