package org.engagementledger.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person with a browser that keeps cookies and follows no redirect by itself. */
public final class PageVisitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI server;

  /** Somebody who is not signed in. */
  public PageVisitor(URI server) {
    this.server = server;
  }

  /** Somebody who has signed in by the form. */
  public static PageVisitor signedIn(URI server, String account, String password) {
    PageVisitor visitor = new PageVisitor(server);
    visitor.submit("/sign-in", "/sign-in", Map.of("username", account, "password", password));
    return visitor;
  }

  /** Asks for a page. */
  public HttpResponse<String> get(String path) {
    return send("GET", path, Map.of());
  }

  /** Sends the form that is on a page, with the hidden key that it has, to where it goes. */
  public HttpResponse<String> submit(String page, String path, Map<String, String> fields) {
    String body = get(page).body();
    Matcher token = TOKEN.matcher(body);
    if (!token.find()) {
      throw new AssertionError("there is no form on " + page + ":\n" + body);
    }
    Map<String, String> all = new HashMap<>(fields);
    all.put("_csrf", token.group(1));
    return send("POST", path, all);
  }

  /** Sends a request with the fields of a form, or with none. */
  public HttpResponse<String> send(String method, String path, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    request.method(
        method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form));
    if (!method.equals("GET") && !method.equals("HEAD")) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
