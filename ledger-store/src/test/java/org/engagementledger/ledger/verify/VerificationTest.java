package org.engagementledger.ledger.verify;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meetings;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.Binary;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.log.LogHead;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private static final MemoryServer SERVER = new MemoryServer();

  private final MongoDatabase database = SERVER.database();
  private final MongoCollection<Document> commits = database.getCollection(CommitStore.COLLECTION);
  private final List<Long> progress = new ArrayList<>();

  /** Commits start at 1, 2, 3, 4, 7 and 8. */
  @BeforeEach
  void record() {
    try (Ledger ledger = Ledger.open(database, LedgerOptions.defaults())) {
      ledger.append(List.of(meeting("KZ", 0)));
      ledger.append(List.of(meeting("DE", 0)));
      ledger.append(List.of(meeting("KZ", 1)));
      ledger.append(meetings("KZ", 2, 3));
      ledger.append(List.of(meeting("DE", 1)));
      ledger.append(List.of(meeting("KZ", 5)));
    }
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void aLedgerThatWasOnlyAppendedToPasses() {
    Verification verification = verify();
    assertThat(verification.passed()).isTrue();
    assertThat(verification.size()).isEqualTo(8);
    assertThat(verification.root()).isEqualTo(head().root());
    assertThat(progress).last().isEqualTo(8L);
  }

  @Test
  void anEmptyLedgerPasses() {
    assertThat(Verification.of(SERVER.database(), size -> {}).passed()).isTrue();
  }

  @Test
  void anEditedEntryIsFound() {
    edit(3, 0, entry -> entry.replace("KZ\"}", "UZ\"}"));
    assertFound(3, "The entry, or the tree hash with it, is not the one that was recorded");
  }

  @Test
  void anEditInsideALargerCommitIsFoundInIt() {
    edit(4, 1, entry -> entry.replace("minutes", "rumours"));
    assertFound(
        4, "One of the entries at 4 to 6, or the tree hash with them, is not as it was recorded");
  }

  @Test
  void anEntryGivenToAnotherStreamIsFoundAtItsPosition() {
    edit(4, 2, entry -> entry.replace("\"subject\":\"KZ\"", "\"subject\":\"UZ\""));
    assertFound(6, "The entry is not the one that the keys of its commit name");
  }

  @Test
  void anEntryGivenAnotherTimeIsFound() {
    edit(4, 1, entry -> entry.replaceFirst("\"time\":\"20", "\"time\":\"19"));
    assertFound(5, "The time of recording goes back, or is not that of its commit");
  }

  @Test
  void anEntryThatIsNoLongerJsonIsFound() {
    edit(2, 0, entry -> entry.substring(0, 20));
    assertFound(2, "The entry at position 2 cannot be read");
  }

  @Test
  void aDeletedCommitIsFound() {
    commits.deleteOne(eq("_id", 3L));
    assertFound(3, "The commit is missing, though the log goes on at 4");
  }

  @Test
  void aLongGapIsFound() {
    try (Ledger ledger = Ledger.open(database, LedgerOptions.defaults())) {
      ledger.append(meetings("FR", 0, 256));
      ledger.append(meetings("FR", 256, 256));
      ledger.append(List.of(meeting("KZ", 6)));
    }
    commits.deleteOne(eq("_id", 9L));
    commits.deleteOne(eq("_id", 265L));
    assertFound(9, "The commit is missing, though 1 more that do not follow are there");
  }

  @Test
  void swappedCommitsAreFound() {
    swap(2, 3);
    assertThat(verify().finding().orElseThrow().position()).isEqualTo(2);
  }

  @Test
  void swappedEntriesOfACommitAreFound() {
    Document commit = commit(4);
    List<Binary> entries = new ArrayList<>(commit.getList("entries", Binary.class));
    commits.updateOne(eq("_id", 4L), set("entries", entries.reversed()));
    assertFound(4, "The entry is not the one that the keys of its commit name");
  }

  @Test
  void aRewrittenRootIsFound() {
    commits.updateOne(eq("_id", 2L), set("root", commit(3).get("root")));
    assertFound(2, "The entry, or the tree hash with it, is not the one that was recorded");
  }

  @Test
  void whatDoesNotFollowIsNotTakenFromAnotherProcess() {
    try (Ledger reader = Ledger.open(database, LedgerOptions.defaults());
        Ledger writer = Ledger.open(database, LedgerOptions.defaults())) {
      writer.append(List.of(meeting("KZ", 6)));
      commits.updateOne(eq("_id", 9L), set("root", commit(3).get("root")));
      assertThatThrownBy(reader::head)
          .isInstanceOf(LedgerDamaged.class)
          .hasMessage("The commit at 9 does not continue the log that ends at 8");
    }
  }

  @Test
  void aRewrittenFrontierIsFound() {
    commits.updateOne(eq("_id", 7L), set("frontier", new Binary(new byte[96])));
    assertFound(7, "The entry, or the tree hash with it, is not the one that was recorded");
  }

  @Test
  void aLostFieldIsFound() {
    commits.updateOne(eq("_id", 7L), set("count", 2));
    assertFound(7, "The commit at 7 does not have the entries it counts");
    commits.updateOne(eq("_id", 3L), new Document("$unset", new Document("root", 1)));
    assertFound(3, "The commit at 3 cannot be read");
  }

  @Test
  void anInsertedCommitIsFound() {
    Document copy = commit(4);
    copy.append("_id", 5L).append("keys", List.of("X#1")).append("ids", List.of("x"));
    commits.insertOne(copy);
    assertThat(verify().finding().orElseThrow().position()).isEqualTo(5);
  }

  private void assertFound(long position, String sentence) {
    Verification verification = verify();
    assertThat(verification.finding()).contains(new Verification.Finding(position, sentence));
    assertThat(verification.passed()).isFalse();
    assertThat(verification.size()).isLessThan(position);
  }

  private Verification verify() {
    return Verification.of(database, progress::add);
  }

  private LogHead head() {
    try (Ledger ledger = Ledger.open(database, LedgerOptions.defaults())) {
      return ledger.head();
    }
  }

  private Document commit(long first) {
    return commits.find(eq("_id", first)).first();
  }

  private void edit(long first, int index, UnaryOperator<String> edit) {
    List<Binary> entries = new ArrayList<>(commit(first).getList("entries", Binary.class));
    String entry = new String(entries.get(index).getData(), StandardCharsets.UTF_8);
    String edited = edit.apply(entry);
    assertThat(edited).isNotEqualTo(entry);
    entries.set(index, new Binary(edited.getBytes(StandardCharsets.UTF_8)));
    commits.updateOne(eq("_id", first), set("entries", entries));
  }

  private void swap(long one, long other) {
    Document first = commit(one);
    Document second = commit(other);
    commits.deleteOne(eq("_id", one));
    commits.deleteOne(eq("_id", other));
    commits.insertOne(first.append("_id", other));
    commits.insertOne(second.append("_id", one));
  }
}
