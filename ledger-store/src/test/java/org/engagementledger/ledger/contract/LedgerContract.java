package org.engagementledger.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meetings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.append.StreamConflict;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.EntryTooLarge;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.ledger.log.UnstampedEntry;
import org.junit.jupiter.api.Test;

/** What a ledger promises on any MongoDB-compatible server. */
abstract class LedgerContract extends ReadingContract {
  @Test
  void anEventComesBackAsItWasProposed() {
    ProposedEvent proposal =
        new ProposedEvent(
            "id/1",
            "engagement-recorded.v1",
            "resolution:A/RES/78/1#x",
            0,
            Map.of("actor", "анна", "reason", "“quoted” \\ \"plain\"\nand a line", "b2", ""),
            "{\"text\": \"Tab\\t and ünïcode 😀 \", \"n\": 1.50e3, \"none\": null}");
    CommittedEvent recorded = ledger.append(List.of(proposal)).getFirst();
    assertThat(recorded)
        .isEqualTo(
            new CommittedEvent(
                1,
                Instant.parse("2026-03-01T09:00:00.123Z"),
                "id/1",
                "engagement-recorded.v1",
                "resolution:A/RES/78/1#x",
                0,
                proposal.attributes(),
                proposal.data()));
    for (LedgerUnderTest reader : List.of(ledger, openAgain())) {
      assertThat(reader.read(1, 10)).containsExactly(recorded);
      assertThat(reader.readStream("resolution:A/RES/78/1#x", 0, 10)).containsExactly(recorded);
      assertThat(reader.find("id/1")).contains(recorded);
    }
  }

  @Test
  void positionsAreDenseInTheOrderOfRecording() {
    List<CommittedEvent> recorded = new ArrayList<>();
    recorded.addAll(ledger.append(meetings("KZ", 0, 3)));
    recorded.addAll(ledger.append(List.of(meeting("DE", 0))));
    recorded.addAll(ledger.append(List.of(meeting("KZ", 3), meeting("DE", 1))));
    assertThat(recorded)
        .extracting(CommittedEvent::position)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(ledger.read(1, 100)).isEqualTo(recorded);
    assertThat(openAgain().read(1, 100)).isEqualTo(recorded);
  }

  @Test
  void aTakenSequenceIsAConflict() {
    ledger.append(meetings("KZ", 0, 2));
    assertThatThrownBy(() -> ledger.append(List.of(meeting("KZ", 1))))
        .isInstanceOf(StreamConflict.class)
        .hasMessage("Stream KZ cannot take sequence 1: its last one is 1");
    assertThat(ledger.head().position()).isEqualTo(2);
  }

  @Test
  void aSkippedSequenceIsAConflict() {
    assertThatThrownBy(() -> ledger.append(List.of(meeting("KZ", 1))))
        .isInstanceOf(StreamConflict.class)
        .hasMessage("Stream KZ cannot take sequence 1: it is empty");
    assertThat(ledger.append(List.of(meeting("KZ", 0)))).hasSize(1);
  }

  @Test
  void aCommitIsRecordedWholeOrNotAtAll() {
    ledger.append(List.of(meeting("DE", 0)));
    List<ProposedEvent> half = List.of(meeting("KZ", 0), meeting("DE", 0));
    assertThatThrownBy(() -> ledger.append(half)).isInstanceOf(StreamConflict.class);
    assertThat(ledger.find(half.getFirst().id())).isEmpty();
    assertThat(ledger.append(List.of(meeting("KZ", 0))).getFirst().position()).isEqualTo(2);
  }

  @Test
  void aRepeatIsAnsweredWithWhatIsRecorded() {
    List<ProposedEvent> commit = meetings("KZ", 0, 2);
    List<CommittedEvent> recorded = ledger.append(commit);
    clock.advance(Duration.ofHours(1));
    assertThat(ledger.append(commit)).isEqualTo(recorded);
    assertThat(openAgain().append(commit)).isEqualTo(recorded);
    assertThat(ledger.head().position()).isEqualTo(2);
  }

  @Test
  void aRepeatIsKnownByItsIdWhateverElseItSays() {
    CommittedEvent recorded = ledger.append(List.of(meeting("command-7", "KZ", 0))).getFirst();
    assertThat(ledger.append(List.of(meeting("command-7", "KZ", 1)))).containsExactly(recorded);
    assertThat(ledger.append(List.of(meeting("command-7", "DE", 0)))).containsExactly(recorded);
    assertThat(ledger.lastSequence("KZ")).isZero();
    assertThat(ledger.lastSequence("DE")).isEqualTo(-1);
  }

  @Test
  void anIdRecordedElsewhereCannotBePartOfAnotherCommit() {
    ledger.append(List.of(meeting("command-7", "KZ", 0)));
    assertThatThrownBy(
            () -> ledger.append(List.of(meeting("DE", 0), meeting("command-7", "DE", 1))))
        .hasMessageContaining("command-7 is that of the event at position 1");
    assertThat(ledger.lastSequence("DE")).isEqualTo(-1);
  }

  @Test
  void theTimeNeverGoesBack() {
    ledger.append(List.of(meeting("KZ", 0)));
    clock.advance(Duration.ofHours(-2));
    ledger.append(List.of(meeting("KZ", 1)));
    openAgain().append(List.of(meeting("KZ", 2)));
    clock.advance(Duration.ofHours(3));
    ledger.append(List.of(meeting("KZ", 3)));
    assertThat(openAgain().read(1, 10))
        .extracting(event -> event.time().toString())
        .containsExactly(
            "2026-03-01T09:00:00.123Z",
            "2026-03-01T09:00:00.123Z",
            "2026-03-01T09:00:00.123Z",
            "2026-03-01T10:00:00.123Z");
  }

  @Test
  void theHeadCoversAllThatIsRecorded() {
    LogHead empty = ledger.head();
    ledger.append(meetings("KZ", 0, 2));
    LogHead two = ledger.head();
    ledger.append(List.of(meeting("KZ", 2)));
    LogHead three = ledger.head();
    assertThat(three.position()).isEqualTo(3);
    assertThat(three.time()).isEqualTo(Instant.parse("2026-03-01T09:00:00.123Z"));
    assertThat(List.of(empty.root(), two.root(), three.root())).doesNotHaveDuplicates();
    assertThat(openAgain().head()).isEqualTo(three);
  }

  @Test
  void aLongLogGoesOnWhereItEnded() {
    for (int n = 0; n < 700; n++) {
      ledger.append(List.of(meeting("KZ", n)));
    }
    ledger.append(meetings("DE", 0, 256));
    ledger.append(meetings("DE", 256, 256));
    LedgerUnderTest other = openAgain();
    assertThat(other.head()).isEqualTo(ledger.head());
    assertThat(other.append(List.of(meeting("KZ", 700))).getFirst().position()).isEqualTo(1213);
    assertThat(ledger.append(List.of(meeting("KZ", 701))).getFirst().position()).isEqualTo(1214);
  }

  @Test
  void anEntryHasAtMost65535Bytes() {
    ProposedEvent empty = meeting("KZ", 0);
    int frame = frame(empty);
    ProposedEvent largest = withText(empty, 65_535 - frame);
    assertThatThrownBy(() -> ledger.append(List.of(withText(empty, 65_536 - frame))))
        .isInstanceOf(EntryTooLarge.class)
        .hasMessageContaining("would take 65,536 bytes");
    assertThat(ledger.append(List.of(largest)).getFirst().data()).isEqualTo(largest.data());
    assertThat(openAgain().read(1, 1).getFirst().data()).isEqualTo(largest.data());
  }

  @Test
  void aCommitHasAtMost256Events() {
    assertThatThrownBy(() -> ledger.append(meetings("KZ", 0, 257)))
        .isInstanceOf(EntryTooLarge.class)
        .hasMessageContaining("257 events");
    assertThat(ledger.append(meetings("KZ", 0, 256))).hasSize(256);
  }

  @Test
  void aCommitHasAtMostFourMegabytes() {
    List<ProposedEvent> large =
        meetings("KZ", 0, 70).stream().map(it -> withText(it, 60_000)).toList();
    assertThatThrownBy(() -> ledger.append(large)).isInstanceOf(EntryTooLarge.class);
    assertThat(ledger.append(large.subList(0, 65))).hasSize(65);
    assertThat(openAgain().find(large.get(64).id()).map(CommittedEvent::data))
        .isEqualTo(Optional.of(large.get(64).data()));
  }

  @Test
  void onlyJsonIsRecorded() {
    for (String data : List.of("", "{", "{} {}", "text", "\"\ud800\"")) {
      ProposedEvent proposal = new ProposedEvent("id", "type", "KZ", 0, Map.of(), data);
      assertThatThrownBy(() -> ledger.append(List.of(proposal)))
          .as(data)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(ledger.append(List.of(new ProposedEvent("id", "type", "KZ", 0, Map.of(), "7"))))
        .extracting(CommittedEvent::data)
        .containsExactly("7");
  }

  private static ProposedEvent withText(ProposedEvent it, int length) {
    return new ProposedEvent(
        it.id(),
        it.type(),
        it.stream(),
        it.sequence(),
        it.attributes(),
        "\"" + "x".repeat(length) + "\"");
  }

  private static int frame(ProposedEvent proposal) {
    return UnstampedEntry.of(withText(proposal, 0), LedgerOptions.defaults().origin()).size();
  }
}
