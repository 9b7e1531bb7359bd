package org.engagementledger.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.verify.Verification;
import org.engagementledger.standalone.HttpTestClient;
import org.engagementledger.standalone.LedgerServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the ledger promises, checked over all that it holds while nobody records.
 *
 * @param database its connection string
 * @param commandSides all that are there
 * @param querySides all that are there
 */
record LedgerInvariants(
    String database, List<HttpTestClient> commandSides, List<HttpTestClient> querySides) {
  private static final int REPEATED = 12;

  /** Checks all of them, given the keys that were acknowledged with what was recorded for them. */
  void check(Map<String, String> acknowledged) {
    assertThat(acknowledged).isNotEmpty();
    List<CommittedEvent> log = verified();
    nothingIsLostOrThereTwice(log, acknowledged);
    positionsAndSequencesAreDense(log);
    for (HttpTestClient querySide : querySides) {
      new QuerySideProbe(querySide).checkAgainst(log);
    }
    QuerySideProbe.checkRebuilt(querySides);
    List<CommittedEvent> rebuilt = verified();
    repeatsAreRecognised(acknowledged);
    assertThat(verified()).as("a repeat records nothing").hasSameSizeAs(rebuilt);
  }

  /** The whole log, each byte of which is as its hashes say, with times that never go back. */
  private List<CommittedEvent> verified() {
    try (MongoClient client = MongoClients.create(database)) {
      MongoDatabase kept = client.getDatabase(LedgerServer.DATABASE);
      try (Ledger ledger = Ledger.open(kept, LedgerOptions.defaults())) {
        List<CommittedEvent> log = ledger.read(1, Integer.MAX_VALUE);
        Verification found = Verification.of(kept, position -> {});
        assertThat(found.finding()).isEmpty();
        assertThat(found.size()).isEqualTo(log.size());
        return log;
      }
    }
  }

  /** Also under two ids: each meeting's text is its key. */
  private static void nothingIsLostOrThereTwice(
      List<CommittedEvent> log, Map<String, String> acknowledged) {
    assertThat(log).extracting(CommittedEvent::id).doesNotHaveDuplicates();
    Map<String, String> recorded =
        meetings(log).collect(toMap(LedgerInvariants::text, LedgerInvariants::location));
    assertThat(recorded).containsAllEntriesOf(acknowledged);
  }

  private static Stream<CommittedEvent> meetings(List<CommittedEvent> log) {
    return log.stream().filter(it -> RecordingClients.isMeeting(it.data()));
  }

  private static String location(CommittedEvent meeting) {
    return "/api/countries/%s/entries/%s".formatted(meeting.stream(), meeting.id());
  }

  private static String text(CommittedEvent meeting) {
    return new JsonMapper().readTree(meeting.data()).findPath("text").stringValue();
  }

  private static void positionsAndSequencesAreDense(List<CommittedEvent> log) {
    assertThat(log).extracting(CommittedEvent::position).isEqualTo(from(1, log.size()));
    log.stream().collect(groupingBy(CommittedEvent::stream)).values().stream()
        .forEach(
            stream ->
                assertThat(stream)
                    .extracting(CommittedEvent::sequence)
                    .isEqualTo(from(0, stream.size())));
  }

  private static List<Long> from(long first, long howMany) {
    return LongStream.range(first, first + howMany).boxed().toList();
  }

  private void repeatsAreRecognised(Map<String, String> acknowledged) {
    acknowledged.entrySet().stream()
        .limit(REPEATED)
        .forEach(it -> commandSides.forEach(side -> repeat(side, it.getKey(), it.getValue())));
  }

  private static void repeat(HttpTestClient commandSide, String key, String location) {
    String path = "/api/countries/" + RecordingClients.countryOf(key) + "/meetings";
    var answer = commandSide.post(path, key, RecordingClients.meeting(key));
    assertThat(answer.statusCode()).as(HttpTestClient.text(answer)).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).hasValue(location);
  }
}
