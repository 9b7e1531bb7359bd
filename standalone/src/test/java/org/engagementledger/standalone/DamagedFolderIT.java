package org.engagementledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.embedded.files.DataFolderProblem;
import org.engagementledger.ledger.server.StorageDamage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a product says that has started on a damaged folder, once somebody asks for what it hit. */
class DamagedFolderIT {
  private static final String PASSWORD = "a password of a test";
  private static final int TRIES = 40;
  private static final int LENGTH = 64;
  private static final List<String> QUESTIONS =
      List.of(
          "/api/countries/KZ",
          "/api/countries/NO",
          "/api/countries/KZ/timeline",
          "/api/audit",
          "/api/follow-ups",
          "/api/search?q=schools",
          "/api/changes");

  @TempDir Path folder;

  @Test
  void aReadThatMeetsItSaysSoAndNamesTheRemedy() throws IOException {
    Path whole = recorded();
    boolean isMet = false;
    for (int attempt = 0; attempt < TRIES && !isMet; attempt++) {
      Path data = copyOf(whole, "copy-" + attempt);
      damage(data, attempt);
      isMet = isMet(data);
    }
    assertThat(isMet).as("a damage that a start does not meet").isTrue();
  }

  private Path recorded() throws IOException {
    Path data = folder.resolve("whole");
    LocalActor actor = LocalActor.named("test");
    try (LedgerServer product = LedgerServer.start(ServerSettings.on(data), actor)) {
      for (Role role : Role.values()) {
        product.accounts().create(role.name().toLowerCase(Locale.ROOT), PASSWORD, role);
      }
      try (LedgerClient client = LedgerClient.of(product, actor)) {
        SampleDossiers.record(client);
      }
    }
    return data;
  }

  /** The largest table, a piece of it at a time. */
  private static void damage(Path data, int attempt) throws IOException {
    Path table;
    try (Stream<Path> files = Files.list(data.resolve("db"))) {
      table =
          files
              .filter(it -> it.toString().endsWith(".sst"))
              .max(Comparator.comparingLong(it -> it.toFile().length()))
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(table);
    int from = (int) ((long) bytes.length * attempt / TRIES);
    for (int at = from; at < Math.min(bytes.length, from + LENGTH); at++) {
      bytes[at] ^= 0x55;
    }
    Files.write(table, bytes);
  }

  private static boolean isMet(Path data) {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    try (LedgerServer product =
        LedgerServer.start(ServerSettings.on(data), LocalActor.named("test"))) {
      root.addAppender(log);
      return isMet(product, log);
    } catch (RuntimeException met) {
      boolean isDamage = met instanceof DataFolderProblem || StorageDamage.behind(met).isPresent();
      if (!isDamage) {
        throw met;
      }
      return false;
    } finally {
      root.detachAppender(log);
    }
  }

  private static boolean isMet(LedgerServer product, ListAppender<ILoggingEvent> log) {
    HttpTestClient admin = HttpTestClient.as(product.address(), "admin", PASSWORD);
    for (String question : QUESTIONS) {
      HttpResponse<byte[]> answer = admin.get(question, "application/json");
      if (answer.statusCode() == 500) {
        assertThat(HttpTestClient.text(answer))
            .contains("problem:storage-damaged", "rebuilt", "backup")
            .doesNotContain("\tat ", ".sst");
        Map<String, Long> before = lines(log);
        admin.get(question, "application/json");
        assertThat(before).isNotEmpty().containsOnlyKeys(lines(log).keySet());
        assertThat(lines(log).values()).as("lines for each place").containsOnly(1L);
        String verified =
            HttpTestClient.text(
                admin.get("/api/verification?readModels=none", "application/x-ndjson"));
        assertThat(verified.lines().reduce((one, later) -> later).orElseThrow())
            .contains("\"done\":true", ".sst is damaged (at byte ");
        return true;
      }
      assertThat(answer.statusCode()).as(question).isLessThan(500);
    }
    return false;
  }

  /** The server's own; each request that fails has a line besides. */
  private static Map<String, Long> lines(ListAppender<ILoggingEvent> log) {
    return List.copyOf(log.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(it -> it.startsWith("/") && it.contains(".sst is damaged (at byte "))
        .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
  }

  private Path copyOf(Path whole, String name) throws IOException {
    Path copy = folder.resolve(name);
    try (Stream<Path> all = Files.walk(whole)) {
      for (Path each : all.toList()) {
        Files.copy(each, copy.resolve(whole.relativize(each)));
      }
    }
    return copy;
  }
}
