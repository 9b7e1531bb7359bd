package org.engagementledger.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.engagementledger.access.accounts.Accounts;
import org.engagementledger.access.accounts.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that talks to the command side as an account does. */
public final class ApiClient {
  private static final String PASSWORD = "correct horse battery";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  /** A program that talks to what listens on that port of this machine. */
  public ApiClient(int port) {
    address = "http://localhost:" + port;
  }

  /** Creates an account for each role, called as the role is, unless they are there. */
  public static void createAccounts(Accounts accounts) {
    if (accounts.list().isEmpty()) {
      for (Role role : Role.values()) {
        accounts.create(role.name().toLowerCase(Locale.ROOT), PASSWORD, role);
      }
    }
  }

  /** What was answered. */
  public record ApiResponse(HttpResponse<String> response) {
    /** Its status. */
    public int status() {
      return response.statusCode();
    }

    /** Its body. */
    public String body() {
      return response.body();
    }

    /** A member of its body. */
    public JsonNode at(String pointer) {
      return JSON.readTree(response.body()).at(pointer);
    }

    /** A header; empty if it has none of that name. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** Posts JSON as the account {@code recorder}; headers are name, value, name, value. */
  public ApiResponse post(String path, String json, String... headers) {
    return send("POST", path, json, "recorder", headers);
  }

  /** The head of a request by an account that announces a body of that length. */
  public String head(String path, String account, String type, long length) {
    String signedIn =
        request(path, account).build().headers().firstValue("Authorization").orElseThrow();
    return String.join(
        "\r\n",
        "POST " + path + " HTTP/1.1",
        "Host: localhost",
        "Connection: close",
        "Authorization: " + signedIn,
        "Content-Type: " + type,
        "Content-Length: " + length,
        "",
        "");
  }

  /** Sends JSON as an account. */
  public ApiResponse send(
      String method, String path, String json, String account, String... headers) {
    HttpRequest.Builder request =
        request(path, account)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  /** A request of an account, without a body. */
  public HttpRequest.Builder request(String path, String account) {
    String pair = account + ":" + PASSWORD;
    return HttpRequest.newBuilder(URI.create(address + path))
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  /** Sends any request. */
  public ApiResponse send(HttpRequest.Builder request) {
    try {
      return new ApiResponse(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
