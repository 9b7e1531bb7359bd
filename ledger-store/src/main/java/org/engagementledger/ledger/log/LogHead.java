package org.engagementledger.ledger.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.engagementledger.merkle.Frontier;
import org.engagementledger.merkle.Hash;

/**
 * Where the log ends, with all that the next commit must know.
 *
 * @param position the last position, which is also the number of events; 0 if there are none
 * @param time when the last event was recorded; the epoch if there are none
 * @param frontier the Merkle tree's right edge
 */
public record LogHead(long position, Instant time, Frontier frontier) {
  public static final LogHead NOTHING = new LogHead(0, Instant.EPOCH, Frontier.EMPTY);

  /** The RFC 6962 Merkle tree hash over all entries. */
  public Hash root() {
    return frontier.root();
  }

  /** The tip that a stored commit says it leaves behind. */
  public static LogHead left(Commit commit) {
    long position = commit.next() - 1;
    return new LogHead(position, commit.at(), commit.frontier());
  }

  /** The tip after a commit of another writer, whose hashes must follow from ours. */
  public LogHead after(Commit commit) {
    Frontier grown = frontier.plus(commit.leaves());
    if (commit.first() != position + 1 || !grown.root().equals(commit.root())) {
      throw new LedgerDamaged(
          "The commit at %d does not continue the log that ends at %d"
              .formatted(commit.first(), position));
    }
    return new LogHead(grown.size(), commit.at(), grown);
  }

  /** The commit of these drafts that follows; its time is never before the tip's. */
  public Commit next(List<UnstampedEntry> drafts, Instant now, String writer) {
    Instant clock = now.truncatedTo(ChronoUnit.MILLIS);
    Instant at = clock.isBefore(time) ? time : clock;
    List<byte[]> entries = drafts.stream().map(draft -> draft.at(at)).toList();
    Frontier grown = frontier.plus(entries.stream().map(Hash::ofLeaf).toList());
    return new Commit(
        position + 1,
        drafts.stream().map(UnstampedEntry::key).toList(),
        drafts.stream().map(draft -> draft.proposal().id()).toList(),
        entries,
        grown.root(),
        grown,
        at,
        writer);
  }
}
