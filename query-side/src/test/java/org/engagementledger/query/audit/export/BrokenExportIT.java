package org.engagementledger.query.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.TestHttpReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Exports that do not come to their end, because of whoever takes them or of the server. */
class BrokenExportIT {
  private static final CountryCode NORWAY = new CountryCode("NO");
  private static final int EVENTS = 1_200;
  private static final String LAST_CHUNK = "\r\n0\r\n\r\n";
  private static final String LONG_TEXT = "They will answer. ".repeat(600);

  private static QuerySideServer run;
  private static long last;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeAll
  static void recordMuch() {
    run = new QuerySideServer();
    last = run.pen().record(new DossierOpened(NORWAY, "Norway", "Europe", "")).position();
    last = run.pen().record(IntStream.range(0, EVENTS).mapToObj(BrokenExportIT::letter).toList());
    assertThat(auditor().get("/api/audit?limit=1&atLeast=" + last).statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @BeforeEach
  void listen() {
    log.start();
    root().addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    root().detachAppender(log);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl", "cloudevents", "cloudevents-batch"})
  void whoGoesAwayLeavesNothingBehind(String format) throws IOException {
    goAwayAfterTheFirstBytes("/api/audit?format=" + format);
    await().atMost(Duration.ofSeconds(20)).until(() -> requestsUnderWay() == 0);
    assertThat(log.list).filteredOn(it -> it.getThrowableProxy() != null).isEmpty();
    assertThat(auditor().get("/api/audit?limit=1").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(longs = {20, EVENTS - 5})
  void aFailureCutsTheAnswerSoThatAPartIsNotTakenForTheWhole(long beforeTheLast) {
    Document kept = damage(last - beforeTheLast);
    for (String format : List.of("csv", "jsonl")) {
      assertThatThrownBy(() -> auditor().get("/api/audit?format=" + format, "*/*"))
          .isInstanceOf(UncheckedIOException.class);
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> requestsUnderWay() == 0);
    assertThat(log.list)
        .filteredOn(it -> it.getThrowableProxy() != null)
        .hasSize(2)
        .noneMatch(it -> Objects.toString(it.getThrowableProxy().getMessage()).contains("Denied"));
    restore(kept);
    assertThat(auditor().get("/api/audit?format=jsonl&country=NO", "*/*").body().lines())
        .hasSize(EVENTS + 1);
  }

  /** As when a rebuild is over, and what was in use before is dropped. */
  @ParameterizedTest
  @ValueSource(strings = {"jsonl", "cloudevents-batch"})
  void whatIsDroppedMeanwhileIsMissed(String format) throws IOException {
    try (Socket socket = new Socket()) {
      InputStream answer = firstBytes(socket, "/api/audit?format=" + format);
      List<Document> dropped = dropTheLast(100);
      boolean seemsWhole = left(answer).endsWith(LAST_CHUNK);
      var unused = documents().insertMany(dropped);
      assertThat(seemsWhole).isFalse();
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> requestsUnderWay() == 0);
  }

  /** What comes until the connection is closed or cut. */
  private static String left(InputStream answer) {
    ByteArrayOutputStream left = new ByteArrayOutputStream();
    try {
      var unused = answer.transferTo(left);
    } catch (IOException cut) {
      assertThat(left.size()).isPositive();
    }
    return left.toString(StandardCharsets.US_ASCII);
  }

  private static List<Document> dropTheLast(int events) {
    Document these =
        new Document("position", new Document("$gt", last - events).append("$lte", last));
    List<Document> dropped = documents().find(these).into(new ArrayList<>());
    var unused = documents().deleteMany(these);
    return dropped;
  }

  /** It takes nothing more, and has room for little. */
  private static void goAwayAfterTheFirstBytes(String path) throws IOException {
    try (Socket socket = new Socket()) {
      assertThat(firstBytes(socket, path)).isNotNull();
    }
  }

  private static InputStream firstBytes(Socket socket, String path) throws IOException {
    byte[] account = ("auditor:" + TestHttpReader.PASSWORD).getBytes(StandardCharsets.UTF_8);
    String request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic %s\r\n\r\n"
            .formatted(path, Base64.getEncoder().encodeToString(account));
    socket.setReceiveBufferSize(4_096);
    socket.setSoLinger(true, 0);
    socket.connect(new InetSocketAddress("localhost", auditor().port()));
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream answer = socket.getInputStream();
    assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII))
        .isEqualTo("HTTP/1.1 200");
    assertThat(answer.readNBytes(10_000)).hasSize(10_000);
    return answer;
  }

  private static int requestsUnderWay() {
    return run
        .bean(MeterRegistry.class)
        .find("http.server.requests.active")
        .longTaskTimers()
        .stream()
        .mapToInt(it -> it.activeTasks())
        .sum();
  }

  /** Makes the event at that position one that cannot be read. */
  private static Document damage(long position) {
    Document its = new Document("position", position);
    Document kept = Objects.requireNonNull(documents().find(its).first());
    var unused = documents().replaceOne(its, new Document(kept).append("json", "{"));
    return kept;
  }

  private static void restore(Document kept) {
    var unused = documents().replaceOne(new Document("_id", kept.get("_id")), kept);
  }

  private static MongoCollection<Document> documents() {
    return run.bean(MongoTemplate.class).getCollection("read_audit");
  }

  private static EngagementRecorded letter(int number) {
    Engagement letter =
        Engagement.told(EngagementKind.LETTER, new EdtfDate("2018"), number + " " + LONG_TEXT);
    return new EngagementRecorded(NORWAY, new EntryId("e" + number), letter);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  private static TestHttpReader auditor() {
    return run.as(Role.AUDITOR);
  }
}
