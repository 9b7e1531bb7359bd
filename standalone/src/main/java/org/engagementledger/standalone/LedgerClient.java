package org.engagementledger.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Asks a running ledger over HTTP. */
public final class LedgerClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofMillis(500);
  private static final int UNAVAILABLE = 503;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>;\\s*rel=\"?next\"?");
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI server;
  private final String authorization;

  private final String password;

  private LedgerClient(URI server, String authorization, String password) {
    this.server = server;
    this.authorization = authorization;
    this.password = password;
  }

  /** A client that signs in with an account. */
  public static LedgerClient of(URI server, String account, String password) {
    byte[] credentials = (account + ":" + password).getBytes(UTF_8);
    String encoded = Base64.getEncoder().encodeToString(credentials);
    return new LedgerClient(server, "Basic " + encoded, password);
  }

  /** A client of the product in this process. */
  public static LedgerClient of(LedgerServer product, LocalActor actor) {
    return new LedgerClient(product.address(), actor.authorization(), "");
  }

  /** The body of an answer as JSON. */
  public static JsonNode json(HttpResponse<byte[]> answer) {
    return JSON.readTree(answer.body());
  }

  /** The address of the next page of a list; empty if this is the last. */
  public static Optional<String> next(HttpResponse<?> answer) {
    return answer.headers().allValues("Link").stream()
        .flatMap(link -> NEXT.matcher(link).results())
        .map(link -> link.group(1))
        .findFirst();
  }

  /**
   * Asks for a list, page by page, and gives the whole: a list of all that the pages list, or one
   * object with the entries of all.
   */
  public JsonNode whole(String path) {
    HttpResponse<byte[]> answer = get(path, "application/json");
    JsonNode whole = json(answer);
    for (Optional<String> page = next(answer); page.isPresent(); page = next(answer)) {
      answer = get(page.get(), "application/json");
      entries(whole).addAll(entries(json(answer)).valueStream().toList());
    }
    return whole;
  }

  private static ArrayNode entries(JsonNode page) {
    return (ArrayNode) (page.isArray() ? page : page.path("entries"));
  }

  /** Asks for something in one media type, such as {@code application/json}. */
  public HttpResponse<byte[]> get(String path, String mediaType) {
    return send(path, request -> request.GET().header("Accept", mediaType));
  }

  /**
   * Asks for something long, which comes as it is read; whoever asks has to close it.
   *
   * @throws Refused if the ledger does not give it
   */
  public InputStream open(String path) {
    return opened(authorized(path));
  }

  private HttpRequest.Builder authorized(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", authorization);
  }

  private InputStream opened(HttpRequest.Builder request) {
    HttpResponse<InputStream> answer = exchange(request.build(), BodyHandlers.ofInputStream());
    if (answer.statusCode() >= 300) {
      throw refused(answer.statusCode(), all(answer.body()));
    }
    return answer.body();
  }

  private static byte[] all(InputStream body) {
    try (body) {
      return body.readAllBytes();
    } catch (IOException cutOff) {
      return new byte[0];
    }
  }

  /** Sends something to be recorded, or to be begun. */
  public HttpResponse<byte[]> post(String path, String mediaType, byte[] body) {
    return send(
        path,
        request ->
            request
                .POST(BodyPublishers.ofByteArray(body))
                .header("Content-Type", mediaType)
                .header("Accept", "application/json"));
  }

  /** Sends a file to be recorded; what is answered can be read while it is being recorded. */
  public InputStream send(String path, String mediaType, Path file) {
    HttpRequest.Builder request = authorized(path);
    try {
      return opened(request.POST(BodyPublishers.ofFile(file)).header("Content-Type", mediaType));
    } catch (FileNotFoundException unreadable) {
      throw new StartupFailed(file + " cannot be read.", unreadable);
    }
  }

  /** Sends a request of the API under its key, so that sending it twice records it once. */
  public HttpResponse<byte[]> sendUnderKey(String key, String method, String path, JsonNode body) {
    BodyPublisher bytes = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    return send(
        path,
        request ->
            request
                .method(method, bytes)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json"));
  }

  /** Replaces the password with which this client signs in. */
  public void changePassword(String next) {
    var body = JSON.createObjectNode().put("old", password).put("password", next);
    var unused = sendUnderKey(newKey(), "PUT", "/api/account/password", body);
  }

  /** A key under which one request is sent. */
  public static String newKey() {
    return UUID.randomUUID().toString();
  }

  /** Where the ledger is asked. */
  public URI server() {
    return server;
  }

  private HttpResponse<byte[]> send(String path, Consumer<HttpRequest.Builder> what) {
    HttpRequest.Builder request = authorized(path).timeout(PATIENCE);
    what.accept(request);
    HttpResponse<byte[]> response = exchange(request.build(), BodyHandlers.ofByteArray());
    if (response.statusCode() >= 300) {
      throw refused(response.statusCode(), response.body());
    }
    return response;
  }

  /** What a server is about to show is waited for; it says when to ask again. */
  private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> body) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      HttpResponse<T> answer = http.send(request, body);
      while (isSoonThere(request, answer) && System.nanoTime() < end) {
        close(answer.body());
        Thread.sleep(SOON);
        answer = http.send(request, body);
      }
      return answer;
    } catch (IOException failed) {
      throw new StartupFailed("There is no answer from " + server + ".", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartupFailed("Interrupted while waiting for " + server + ".", interrupted);
    }
  }

  /** What is not read keeps its connection. */
  private static void close(Object body) throws IOException {
    if (body instanceof InputStream unread) {
      unread.close();
    }
  }

  private static boolean isSoonThere(HttpRequest request, HttpResponse<?> answer) {
    return request.method().equals("GET")
        && (answer.statusCode() == UNAVAILABLE || answer.statusCode() == TOO_MANY_REQUESTS)
        && answer.headers().firstValue("Retry-After").isPresent();
  }

  private static RequestRefused refused(int status, byte[] body) {
    try {
      return new RequestRefused(status, explanation(JSON.readTree(body)));
    } catch (JacksonException noProblemDetails) {
      return new RequestRefused(status, "The server answers with status " + status + ".");
    }
  }

  private static String explanation(JsonNode problem) {
    StringBuilder text =
        new StringBuilder(problem.path("detail").asString(problem.path("title").asString("")));
    StreamSupport.stream(problem.path("errors").spliterator(), false)
        .map(error -> error.path("detail").asString(""))
        .filter(detail -> !detail.isEmpty() && text.indexOf(detail) < 0)
        .forEach(detail -> text.append('\n').append(detail));
    return text.isEmpty() ? "The server gives no reason." : text.toString();
  }

  /** The ledger refuses what it was asked. */
  public static final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RequestRefused(int status, String message) {
      super(message);
      this.status = status;
    }

    /** The status of the answer, as HTTP has it. */
    public int status() {
      return status;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
