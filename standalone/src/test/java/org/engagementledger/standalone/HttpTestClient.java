package org.engagementledger.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Someone who talks to the product over HTTP.
 *
 * @param authorization how each request is signed in
 * @param patience how long to wait for an answer
 */
public record HttpTestClient(
    HttpClient client, URI server, String authorization, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** An account's owner. */
  public static HttpTestClient as(URI server, String account, String password) {
    byte[] credentials = (account + ":" + password).getBytes(UTF_8);
    return new HttpTestClient(
        HttpClient.newHttpClient(),
        server,
        "Basic " + Base64.getEncoder().encodeToString(credentials),
        PATIENCE);
  }

  /** The same, who does not wait longer than that. */
  public HttpTestClient within(Duration shorter) {
    return new HttpTestClient(client, server, authorization, shorter);
  }

  /** The answer to a GET in one media type. */
  public HttpResponse<byte[]> get(String path, String mediaType) {
    return send(request(path).GET().header("Accept", mediaType));
  }

  /** The answer to a GET as JSON, which must be fine. */
  public JsonNode json(String path) {
    HttpResponse<byte[]> answer = get(path, "application/json");
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + text(answer));
    }
    return new JsonMapper().readTree(answer.body());
  }

  /** The answer to a POST of JSON under a key. */
  public HttpResponse<byte[]> post(String path, String key, String json) {
    return send(
        request(path)
            .POST(BodyPublishers.ofString(json))
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json"));
  }

  /** The answer to a POST of something else than a command. */
  public HttpResponse<byte[]> post(String path, String mediaType, byte[] body) {
    return send(
        request(path).POST(BodyPublishers.ofByteArray(body)).header("Content-Type", mediaType));
  }

  /** A body as text. */
  public static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(patience)
        .header("Authorization", authorization);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException noAnswer) {
      throw new NoAnswer(noAnswer);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NoAnswer(interrupted);
    }
  }

  /** Whether the request was met is not known. */
  public static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswer(Exception cause) {
      super(cause);
    }
  }
}
