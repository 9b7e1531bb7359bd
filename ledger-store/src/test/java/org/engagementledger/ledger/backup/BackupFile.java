package org.engagementledger.ledger.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meeting;
import static org.engagementledger.ledger.fixtures.MeetingProposals.meetings;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.backup.BackupReader.Contents;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.ledger.log.UnstampedEntry;
import org.engagementledger.merkle.Frontier;
import org.engagementledger.merkle.Hash;

/** Backups in memory, as bytes. */
final class BackupFile {
  private BackupFile() {}

  static Ledger open(MongoDatabase database) {
    return Ledger.open(database, LedgerOptions.defaults());
  }

  /** Three commits with five events of two streams. */
  static LogHead record(MongoDatabase database) {
    try (Ledger ledger = open(database)) {
      ledger.append(List.of(meeting("KZ", 0)));
      ledger.append(meetings("DE", 0, 3));
      ledger.append(List.of(meeting("KZ", 1)));
      return ledger.head();
    }
  }

  static byte[] backup(MongoDatabase database) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Ledger ledger = open(database)) {
      ledger.backup(out);
    }
    return out.toByteArray();
  }

  /** Of a log that no ledger keeps: events with these ids, one after the other in one stream. */
  static byte[] ofEvents(MongoDatabase database, String... ids) throws IOException {
    CommitStore commits = new CommitStore(database, Duration.ofSeconds(10));
    Instant time = Instant.parse("2026-01-01T00:00:00Z");
    Frontier frontier = Frontier.EMPTY;
    for (String id : ids) {
      ProposedEvent like = meeting("KZ", frontier.size());
      ProposedEvent event =
          new ProposedEvent(
              id, like.type(), like.stream(), like.sequence(), like.attributes(), like.data());
      byte[] entry = UnstampedEntry.of(event, "urn:x").at(time);
      long first = frontier.size() + 1;
      frontier = frontier.plus(List.of(Hash.ofLeaf(entry)));
      commits.insert(
          List.of(Commit.of(first, List.of(entry), frontier.root(), frontier, "a-writer")));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BackupWriter(commits, new LogHead(ids.length, time, frontier)).write("urn:x", out);
    return out.toByteArray();
  }

  static Contents verified(byte[] file) throws IOException {
    try (BackupReader backup = BackupReader.read(new ByteArrayInputStream(file))) {
      backup.verify(position -> {});
      return backup.contents();
    }
  }

  static String unpacked(byte[] file) throws IOException {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return new String(zip.readAllBytes(), UTF_8);
    }
  }

  static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    }
    return out.toByteArray();
  }
}
