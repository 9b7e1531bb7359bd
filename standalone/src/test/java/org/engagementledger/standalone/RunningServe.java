package org.engagementledger.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import org.engagementledger.access.accounts.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A fresh {@code serve} in this process, whose accounts were all made by its own means: the
 * administrator of the first start adds the others, who choose their passwords by their links.
 */
public final class RunningServe {
  public static final String PASSWORD = "correct horse battery staple";
  private static final RunningServe SERVE = start();

  private final LedgerServer product;

  private RunningServe(LedgerServer product) {
    this.product = product;
  }

  /** The one that all tests of this process share. */
  public static RunningServe shared() {
    return SERVE;
  }

  /** One of its own, for a test that counts on what others have not done. */
  public static RunningServe start() {
    try {
      LedgerServer product =
          LedgerServer.start(
              ServerSettings.on(Files.createTempDirectory("serve").resolve("data")),
              LocalActor.named("local"));
      Runtime.getRuntime().addShutdownHook(new Thread(product::close));
      RunningServe serve = new RunningServe(product);
      serve.chooseThePasswordOfTheAdministrator();
      for (Role role : new Role[] {Role.READER, Role.RECORDER, Role.AUDITOR}) {
        serve.add(name(role), role);
      }
      return serve;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void chooseThePasswordOfTheAdministrator() {
    var first = DemoAccounts.first(product.accounts()).orElseThrow();
    try (LedgerClient admin =
        LedgerClient.of(address(), first.account(), first.password().orElseThrow())) {
      admin.changePassword(PASSWORD);
    }
  }

  /** Adds an account, and chooses its password by the link. */
  public void add(String name, Role role) {
    choose(link(name, role), PASSWORD);
  }

  /** Adds an account; gives the token of its link. */
  public String link(String name, Role role) {
    var body = JsonNodeFactory.instance.objectNode().put("name", name).put("role", name(role));
    return token(send("POST", "/api/accounts", body));
  }

  /** Adds an account that has to change its password first. */
  public void addWithFirstPassword(String name, Role role, String password) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name)
            .put("role", name(role))
            .put("password", password);
    var unused = send("POST", "/api/accounts", body);
  }

  static String token(JsonNode answer) {
    String link = answer.path("link").asString("");
    return URLDecoder.decode(
        link.substring(link.indexOf("token=") + "token=".length()), StandardCharsets.UTF_8);
  }

  public void choose(String token, String password) {
    var answer =
        new PageVisitor(address())
            .submit(
                "/invitation?token=" + token,
                "/invitation",
                Map.of("token", token, "password", password, "again", password));
    if (answer.statusCode() != 303) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  /** Sends something as the administrator; gives what is answered. */
  public JsonNode send(String method, String path, JsonNode body) {
    try (LedgerClient admin = LedgerClient.of(address(), "admin", PASSWORD)) {
      return LedgerClient.json(admin.sendUnderKey(LedgerClient.newKey(), method, path, body));
    }
  }

  public URI address() {
    return product.address();
  }

  public LedgerServer product() {
    return product;
  }

  public HttpTestClient as(Role role) {
    return HttpTestClient.as(address(), name(role), PASSWORD);
  }

  public static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
