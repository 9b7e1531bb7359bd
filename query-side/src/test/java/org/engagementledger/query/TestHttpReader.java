package org.engagementledger.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Someone who asks the query side, signed in with the account of a name. */
public record TestHttpReader(int port, String account) {
  /** Of every account. */
  public static final String PASSWORD = "correct horse battery";

  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Asks for JSON. */
  public HttpResponse<String> get(String path) {
    return get(path, "application/json");
  }

  /** Asks for a form of the answer. */
  public HttpResponse<String> get(String path, String accept) {
    return send(request(path).header("Accept", accept).GET());
  }

  /** Asks for JSON under a condition. */
  public HttpResponse<String> getIf(String path, String header, String condition) {
    return send(request(path).header(header, condition).GET());
  }

  /** Asks for the state at a time. */
  public HttpResponse<String> getAt(String path, String datetime) {
    return send(request(path).header("Accept-Datetime", datetime).GET());
  }

  /** Asks as a browser does that remembers the password, from a page or none. */
  public HttpResponse<String> getInBrowser(String path, String site) {
    return send(request(path).header("Sec-Fetch-Site", site).GET());
  }

  /** Sends the fields of a form. */
  public HttpResponse<String> postForm(String path, String fields) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(fields)));
  }

  /** Asks what would be answered. */
  public HttpResponse<String> head(String path) {
    return send(request(path).HEAD());
  }

  /** Sends nothing. */
  public HttpResponse<String> post(String path) {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** Sends JSON. */
  public HttpResponse<String> post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Sends a form that stands on a page, filled in, as a browser does that was shown the page. */
  public HttpResponse<String> submit(HttpResponse<String> page, String path, String fields) {
    Matcher token = FORM_TOKEN.matcher(page.body());
    String known = token.find() ? token.group(1) : "none";
    String cookie = page.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
    return send(
        request(path)
            .header("Cookie", cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + known + "&" + fields)));
  }

  private HttpRequest.Builder request(String path) {
    String signedIn = account + ":" + PASSWORD;
    byte[] bytes = signedIn.getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
