package org.engagementledger.ledger.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.engagementledger.ledger.backup.BackupLines.Header;
import org.engagementledger.ledger.backup.BackupLines.Heading;
import org.engagementledger.ledger.backup.BackupLines.Trailer;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.log.LogHead;
import org.engagementledger.ledger.log.UnstampedEntry;
import org.engagementledger.ledger.verify.CommitChainCheck;

/** Writes the log up to a head, and checks on the way out that it is what was recorded. */
public final class BackupWriter {
  private static final int WINDOW = Commit.MAX_EVENTS;
  private static final int BUFFER = 1 << 16;

  private final CommitStore commits;
  private final LogHead head;
  private final CommitChainCheck chain = new CommitChainCheck();
  private final MessageDigest digest = BackupLines.sha256();
  private long written;

  public BackupWriter(CommitStore commits, LogHead head) {
    this.commits = commits;
    this.head = head;
  }

  public void write(String origin, OutputStream out) throws IOException {
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
        UnstampedEntry.time(head.time()));
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
