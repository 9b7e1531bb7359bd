package org.engagementledger.ledger.backup;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.engagementledger.ledger.backup.BackupLines.Header;
import org.engagementledger.ledger.backup.BackupLines.Heading;
import org.engagementledger.ledger.backup.BackupLines.Trailer;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.log.UnstampedEntry;
import org.engagementledger.ledger.verify.CommitChainCheck;
import org.engagementledger.merkle.Frontier;
import org.engagementledger.merkle.Hash;

/**
 * A backup that is being read, in the format of docs/backup-format.md. Everything in it is computed
 * again; what does not fit ends in a {@link BackupProblem}.
 */
public final class BackupReader implements AutoCloseable {
  private final BackupInput in;
  private final Contents contents;
  private final String recorded;
  private final CommitChainCheck chain = new CommitChainCheck();
  private final Set<String> ids = new HashSet<>();
  private String lastTime = UnstampedEntry.time(Instant.EPOCH);
  private long commits;

  private BackupReader(BackupInput in, Header header) {
    this.in = in;
    this.contents = new Contents(header.origin(), header.size(), root(header.root()));
    this.recorded = header.recorded();
  }

  /**
   * What a backup says it holds.
   *
   * @param origin the ledger's name, as its entries have it
   * @param size the number of events
   * @param root the Merkle root over them
   */
  public record Contents(String origin, long size, Hash root) {}

  /**
   * Begins to read; what was read from the stream is not given back.
   *
   * @throws BackupProblem if it is no backup, or of another version of the format
   */
  public static BackupReader read(InputStream file) {
    BackupInput in = BackupInput.of(file);
    return new BackupReader(in, in.header());
  }

  /** What its first line says. */
  public Contents contents() {
    return contents;
  }

  /**
   * Reads to the end.
   *
   * @param progress told the position reached, after every commit
   * @throws BackupProblem if anything in it is not as it was written, or the end is missing
   */
  public void verify(LongConsumer progress) {
    for (var commit = next(); commit.isPresent(); commit = next()) {
      progress.accept(commit.get().next() - 1);
    }
  }

  /** The next commit; after the last one the end of the file is checked too. */
  Optional<Commit> next() {
    if (chain.next() > contents.size()) {
      requireEnd();
      return Optional.empty();
    }
    Commit commit = commit(in.line(Heading.class));
    chain
        .add(commit)
        .ifPresent(
            it -> {
              throw BackupInput.damaged("position %d: %s".formatted(it.position(), it.sentence()));
            });
    requireNewIds(commit);
    lastTime = UnstampedEntry.time(commit.at());
    commits++;
    return Optional.of(commit);
  }

  private void requireNewIds(Commit commit) {
    for (String id : commit.ids()) {
      if (!ids.add(id)) {
        throw BackupInput.damaged("the event id '" + id + "' is there twice");
      }
    }
  }

  private Commit commit(Heading heading) {
    if (heading.first() != chain.next()
        || heading.lengths().isEmpty()
        || heading.lengths().size() > Commit.MAX_EVENTS
        || heading.lengths().stream().mapToLong(it -> it).sum() > Commit.MAX_BYTES) {
      throw BackupInput.damaged("no commit follows at position " + chain.next());
    }
    var entries = heading.lengths().stream().map(in::entry).toList();
    Frontier grown = chain.frontier().plus(entries.stream().map(Hash::ofLeaf).toList());
    try {
      return Commit.of(heading.first(), entries, root(heading.root()), grown, heading.writer());
    } catch (LedgerDamaged unreadable) {
      throw BackupInput.damaged(unreadable.sentence());
    }
  }

  private static Hash root(String hex) {
    try {
      return Hash.ofHex(hex);
    } catch (IllegalArgumentException wrong) {
      throw BackupInput.damaged("'" + hex + "' is no tree hash");
    }
  }

  private void requireEnd() {
    String digest = in.digestSoFar();
    Trailer trailer = in.line(Trailer.class);
    if (chain.frontier().size() != contents.size()
        || !chain.frontier().root().equals(contents.root())
        || !recorded.equals(lastTime)
        || trailer.commits() != commits
        || !trailer.sha256().equals(digest)) {
      throw BackupInput.damaged("its last line does not fit what comes before");
    }
    in.requireEnd();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
