package org.engagementledger.standalone.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Looks after the accounts. */
@Command(
    name = "accounts",
    description = {
      "Print who can sign in, and look after accounts. On a data folder that no server has open,"
          + " or, with --server, on a running one, as an administrator. Everything that is done"
          + " stands in the audit.",
      "Passwords are never given on the command line: they are asked for, or read from the first"
          + " line of the standard input.",
      "  ledger accounts add anna --role recorder",
      "  ledger accounts lock anna --server http://localhost:8080 --user admin"
    })
final class AccountsCommand implements Callable<Integer> {
  private static final String ADDRESS = "/api/accounts";
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private TargetOptions reach;

  AccountsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Why something is done; stands in the audit. */
  static final class Why {
    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        description = "Why; stands in the audit.",
        defaultValue = "")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String reason;
  }

  /** How the person is to get in. */
  static final class FirstSignIn {
    @Option(
        names = "--password",
        description = {
          "Give a first password, which has to be changed at the first sign-in, instead of a link."
              + " It is asked for, or read from the first line of the standard input."
        })
    private boolean byPassword;

    @Option(
        names = "--address",
        paramLabel = "URL",
        description = {
          "Where people reach the server, for the link; only of use on a data folder, and unless"
              + " the setting ledger.address says it. Default: ${DEFAULT-VALUE}"
        },
        defaultValue = "http://localhost:8080")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String address;
  }

  @Override
  public Integer call() {
    return list(reach);
  }

  @Command(name = "list", description = "Print all accounts.")
  int list(@Mixin TargetOptions here) {
    return here.with(
        ledger -> {
          LedgerClient client = ledger.client();
          JsonNode all = client.whole(ADDRESS);
          terminal.each(all, this::print, "There are no accounts.");
          return 0;
        });
  }

  @Command(
      name = "add",
      description = {
        "Add an account. It prints a link that works once and for some days, behind which the"
            + " person chooses a password; or, with --password, takes a first password."
      })
  int add(
      @Mixin TargetOptions here,
      @Parameters(paramLabel = "NAME", description = "Its name, for good.") String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              description = "reader, recorder, auditor or admin.")
          String role,
      @Mixin FirstSignIn first,
      @Mixin Why why) {
    ObjectNode body = body(why).put("name", name).put("role", role);
    return handOver(here, first, ADDRESS, body);
  }

  @Command(name = "role", description = "Give an account another role; its sessions end.")
  int role(
      @Mixin TargetOptions here,
      @Parameters(index = "0", paramLabel = "NAME", description = "The account.") String name,
      @Parameters(
              index = "1",
              paramLabel = "ROLE",
              description = "reader, recorder, auditor or admin.")
          String role,
      @Mixin Why why) {
    return act(here, "PUT", path(name, "role"), body(why).put("role", role));
  }

  @Command(
      name = "password",
      description = {
        "Reset the password of an account: print a link that works once, or, with --password, take"
            + " a first password; its sessions end. Of the account that --user names, change the"
            + " password instead."
      })
  int password(
      @Mixin TargetOptions here,
      @Parameters(paramLabel = "NAME", description = "The account.") String name,
      @Mixin FirstSignIn first,
      @Mixin Why why) {
    return here.signedIn().filter(name::equals).isPresent()
        ? changeOwn(here)
        : handOver(here, first, path(name, "password-reset"), body(why));
  }

  @Command(name = "lock", description = "Keep an account from signing in; its sessions end.")
  int lock(
      @Mixin TargetOptions here,
      @Parameters(paramLabel = "NAME", description = "The account.") String name,
      @Mixin Why why) {
    return act(here, "POST", path(name, "lock"), body(why));
  }

  @Command(name = "unlock", description = "Let an account sign in again.")
  int unlock(
      @Mixin TargetOptions here,
      @Parameters(paramLabel = "NAME", description = "The account.") String name,
      @Mixin Why why) {
    return act(here, "POST", path(name, "unlock"), body(why));
  }

  @Command(name = "sign-out", description = "End all sessions of an account.")
  int signOut(
      @Mixin TargetOptions here,
      @Parameters(paramLabel = "NAME", description = "The account.") String name,
      @Mixin Why why) {
    return act(here, "POST", path(name, "sign-out"), body(why));
  }

  private int changeOwn(TargetOptions here) {
    return here.with(
        ledger -> {
          ledger.client().changePassword(Terminal.newPassword());
          terminal.say("The password is changed; all sessions of the account have ended.");
          return 0;
        });
  }

  private int act(TargetOptions here, String method, String path, ObjectNode body) {
    return here.with(
        ledger -> {
          print(sent(ledger.client(), method, path, body));
          return 0;
        });
  }

  /** The password is asked for before the ledger is opened, so that nobody waits for a refusal. */
  private int handOver(TargetOptions here, FirstSignIn first, String path, ObjectNode body) {
    if (first.byPassword) {
      body.put("password", Terminal.newPassword());
    }
    return here.with(
        ledger -> {
          LedgerClient client = ledger.client();
          JsonNode account = sent(client, "POST", path, body);
          print(account);
          link(account).ifPresent(it -> sayLink(reachable(it, client, here, first), account));
          return 0;
        });
  }

  private static JsonNode sent(LedgerClient client, String method, String path, ObjectNode body) {
    return LedgerClient.json(client.sendUnderKey(LedgerClient.newKey(), method, path, body));
  }

  private void sayLink(String link, JsonNode account) {
    terminal.say("%s", link);
    terminal.tell(
        "The link works once, until %s, and is not shown again.",
        account.path("until").asString(""));
  }

  /** What this process listens on for the moment is of no use to anybody else. */
  private static String reachable(
      String link, LedgerClient client, TargetOptions here, FirstSignIn first) {
    String own = client.server().toString();
    return here.isFolder() && link.startsWith(own)
        ? first.address.replaceAll("/+$", "") + link.substring(own.length())
        : link;
  }

  private static Optional<String> link(JsonNode account) {
    return Optional.of(account.path("link").asString("")).filter(it -> !it.isEmpty());
  }

  private void print(JsonNode account) {
    terminal.say(
        "%-20s %-9s %s%s",
        account.path("name").asString(),
        account.path("role").asString().toLowerCase(Locale.ROOT),
        account.path("locked").asBoolean() ? "locked; " : "",
        signsIn(account));
  }

  private static String signsIn(JsonNode account) {
    String until = account.path("until").asString("");
    return switch (account.path("signIn").asString()) {
      case "PASSWORD" -> "with a password" + lastSignIn(account);
      case "FIRST_PASSWORD" -> "with a first password until " + until;
      case "LINK" -> "by a link until " + until;
      default -> "not any more: the link or the first password has expired";
    };
  }

  private static String lastSignIn(JsonNode account) {
    String last = account.path("lastSignIn").asString("");
    return last.isEmpty() ? "" : ", last on " + last;
  }

  private static ObjectNode body(Why why) {
    return MAPPER.createObjectNode().put("reason", why.reason);
  }

  private static String path(String name, String what) {
    return ADDRESS + "/" + URLEncoder.encode(name, UTF_8) + "/" + what;
  }
}
