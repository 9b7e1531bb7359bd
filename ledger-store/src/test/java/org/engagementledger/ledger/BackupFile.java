package org.engagementledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.engagementledger.ledger.Dossiers.meeting;
import static org.engagementledger.ledger.Dossiers.meetings;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.engagementledger.ledger.Backup.Contents;

/** Backups in memory, as bytes. */
final class BackupFile {
  private BackupFile() {}

  static Ledger open(MongoDatabase database) {
    return Ledger.open(database, LedgerOptions.defaults());
  }

  /** Three commits with five events of two streams. */
  static Head record(MongoDatabase database) {
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

  static Contents verified(byte[] file) throws IOException {
    try (Backup backup = Backup.read(new ByteArrayInputStream(file))) {
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
