package org.engagementledger.standalone.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.standalone.ChildProcess;
import org.engagementledger.standalone.DemoAccounts;
import org.engagementledger.standalone.LedgerServer;
import org.engagementledger.standalone.LocalActor;
import org.engagementledger.standalone.PageVisitor;
import org.engagementledger.standalone.ServerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsAtTheTerminalIT {
  private static final String PASSWORD = "correct horse battery staple";
  private static final Pattern LINK =
      Pattern.compile("(?m)^https://ledger\\.example\\.org(/invitation\\?token=\\S+)$");

  @TempDir Path folder;

  @Test
  void accountsAreLookedAfterOnAFolderAndOnAServer() throws IOException {
    Path data = folder.resolve("data");
    try (LedgerServer first =
        LedgerServer.start(ServerSettings.on(data), LocalActor.named("test"))) {
      assertThat(DemoAccounts.first(first.accounts())).isPresent();
    }
    CommandLineResult added =
        typed(data, "add", "anna", "--role", "recorder", "--address", "https://ledger.example.org");
    assertThat(added.exit()).as(added.errors()).isZero();
    assertThat(added.text()).contains("anna", "recorder", "by a link until");
    assertThat(added.errors()).contains("works once", "not shown again");
    var link = LINK.matcher(added.text());
    assertThat(link.find()).as(added.text()).isTrue();
    CommandLineResult reset = typedWith(PASSWORD + "\n", data, "password", "admin", "--password");
    assertThat(reset.exit()).as(reset.errors()).isZero();
    assertThat(reset.text()).contains("with a first password until").doesNotContain(PASSWORD);

    try (LedgerServer server =
        LedgerServer.start(ServerSettings.on(data), LocalActor.named("test"))) {
      String token = link.group(1).substring(link.group(1).indexOf('=') + 1);
      var chosen =
          new PageVisitor(server.address())
              .submit(
                  link.group(1),
                  "/invitation",
                  Map.of("token", token, "password", PASSWORD, "again", PASSWORD));
      assertThat(chosen.statusCode()).isEqualTo(303);
      onTheServer(server);
    }
  }

  /** The password comes from the environment, so these are typed in processes of their own. */
  private void onTheServer(LedgerServer server) throws IOException {
    String reach = " --server " + server.address() + " --user admin";
    String chosen = "another " + PASSWORD;
    Path input = Files.writeString(folder.resolve("input"), chosen + "\n");
    String[] words = ("accounts password admin" + reach).split(" ");
    try (ChildProcess child =
        ChildProcess.reading(
            input, LedgerCommand.class.getName(), Map.of("LEDGER_PASSWORD", PASSWORD), words)) {
      var unused = child.untilPrinted(Pattern.compile("(The password is changed)"));
      assertThat(child.output()).doesNotContain(chosen);
    }
    List<String> lines =
        Stream.of(
                "list",
                "role anna auditor --reason asked",
                "lock anna",
                "lock anna",
                "lock admin",
                "unlock anna",
                "sign-out anna",
                "role nobody reader",
                "list")
            .map(it -> "accounts " + it + reach)
            .toList();
    assertThat(CommandLineProcess.typed(folder, chosen, lines))
        .satisfiesExactly(
            it -> assertThat(it).contains("admin", "anna", "recorder", "with a password"),
            it -> assertThat(it).contains("anna", "auditor"),
            it -> assertThat(it).contains("locked"),
            it -> assertThat(it).as("it is locked already").isEmpty(),
            it -> assertThat(it).as("it is the last administrator").isEmpty(),
            it -> assertThat(it).contains("anna").doesNotContain("locked"),
            it -> assertThat(it).contains("anna"),
            it -> assertThat(it).as("there is no such account").isEmpty(),
            it -> assertThat(it).contains("anna", "auditor").doesNotContain("locked"));
  }

  private static CommandLineResult typed(Path data, String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "accounts";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--data";
    all[words.length + 2] = data.toString();
    return CommandLineResult.ledger(all);
  }

  private static CommandLineResult typedWith(String input, Path data, String... words) {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      return typed(data, words);
    } finally {
      System.setIn(before);
    }
  }
}
