package org.engagementledger.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.engagementledger.ledger.BackupLines.Header;
import org.engagementledger.ledger.BackupLines.Heading;
import org.engagementledger.ledger.BackupLines.Trailer;

/** Writes the log up to a head, and checks on the way out that it is what was recorded. */
final class BackupWriter {
  private static final int WINDOW = Commit.MAX_EVENTS;
  private static final int BUFFER = 1 << 16;

  private final Commits commits;
  private final Tip head;
  private final Chain chain = new Chain();
  private final MessageDigest digest = BackupLines.sha256();
  private long written;

  BackupWriter(Commits commits, Tip head) {
    this.commits = commits;
    this.head = head;
  }

  void write(String origin, OutputStream out) throws IOException {
    GZIPOutputStream zip = new GZIPOutputStream(out, BUFFER);
    writeLine(header(origin), zip);
    while (chain.next() <= head.position()) {
      for (Commit commit : next()) {
        write(commit, zip);
      }
    }
    requireHead();
    writeLine(new Trailer(written, HexFormat.of().formatHex(digest.digest())), zip);
    zip.finish();
  }

  private Header header(String origin) {
    return new Header(
        BackupLines.FORMAT,
        BackupLines.VERSION,
        origin,
        head.position(),
        head.root().hex(),
        Draft.time(head.time()));
  }

  private List<Commit> next() {
    long from = chain.next();
    List<Commit> found = commits.startingIn(from, Math.min(head.position(), from + WINDOW - 1));
    if (found.isEmpty() || found.getFirst().first() != from) {
      throw new LedgerDamaged("The commit at " + from + " is missing");
    }
    return found;
  }

  private void write(Commit commit, OutputStream zip) throws IOException {
    if (commit.first() != chain.next()) {
      throw new LedgerDamaged("The commit at " + chain.next() + " is missing");
    }
    chain
        .add(commit)
        .ifPresent(
            it -> {
              throw new LedgerDamaged("Position %d: %s".formatted(it.position(), it.sentence()));
            });
    List<Integer> lengths = commit.entries().stream().map(entry -> entry.length).toList();
    writeLine(new Heading(commit.first(), commit.writer(), commit.root().hex(), lengths), zip);
    for (byte[] entry : commit.entries()) {
      writeLine(entry, zip);
    }
    written++;
  }

  private void requireHead() {
    if (!chain.frontier().root().equals(head.root())) {
      throw new LedgerDamaged("The log does not end where it was said to end");
    }
  }

  private void writeLine(Object line, OutputStream zip) throws IOException {
    writeLine(BackupLines.JSON.writeValueAsString(line).getBytes(UTF_8), zip);
  }

  private void writeLine(byte[] line, OutputStream zip) throws IOException {
    digest.update(line);
    digest.update((byte) '\n');
    zip.write(line);
    zip.write('\n');
  }
}
