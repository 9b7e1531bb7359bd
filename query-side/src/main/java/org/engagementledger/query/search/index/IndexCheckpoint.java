package org.engagementledger.query.search.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.merkle.Hash;

/**
 * How far an index is; kept in each of its commits.
 *
 * @param position every event up to there is in it
 * @param root the ledger's root at that position, in hexadecimal; empty before the first event
 * @param begun the end of the log when the index was begun
 * @param complete whether it has ever come to the end of the log
 * @param waiting the streams of which some events are not in it, since they could not be shown
 */
record IndexCheckpoint(
    long position, String root, long begun, boolean complete, Set<String> waiting) {
  /** Raised whenever texts are taken apart, or documents made, in another way. */
  private static final String SCHEMA = "1";

  /** The same streams, unmodifiable. */
  IndexCheckpoint {
    waiting = Set.copyOf(waiting);
  }

  /** Before the first event. */
  static IndexCheckpoint begun(long end) {
    return new IndexCheckpoint(0, "", end, false, Set.of());
  }

  /** That of a commit; empty if another version of the program wrote it. */
  static Optional<IndexCheckpoint> of(Map<String, String> commit) {
    return SCHEMA.equals(commit.get("schema")) ? Optional.of(read(commit)) : Optional.empty();
  }

  private static IndexCheckpoint read(Map<String, String> commit) {
    return new IndexCheckpoint(
        Long.parseLong(commit.getOrDefault("position", "0")),
        commit.getOrDefault("root", ""),
        Long.parseLong(commit.getOrDefault("begun", "0")),
        Boolean.parseBoolean(commit.get("complete")),
        Arrays.stream(commit.getOrDefault("waiting", "").split(" ", -1))
            .filter(stream -> !stream.isEmpty())
            .collect(Collectors.toSet()));
  }

  /** Whether the events up to there are those of a ledger. */
  boolean isOf(Ledger ledger) {
    return position == 0 || root.equals(root(ledger, position));
  }

  /** The root of a ledger at a position, as it is kept. */
  static String root(Ledger ledger, long position) {
    return ledger.rootAt(position).map(Hash::hex).orElse("");
  }

  /** As it is kept. */
  Map<String, String> data() {
    Map<String, String> data = new HashMap<>();
    data.put("schema", SCHEMA);
    data.put("position", Long.toString(position));
    data.put("root", root);
    data.put("begun", Long.toString(begun));
    data.put("complete", Boolean.toString(complete));
    data.put("waiting", String.join(" ", new TreeSet<>(waiting)));
    return data;
  }

  IndexCheckpoint at(long newPosition, String newRoot) {
    return new IndexCheckpoint(newPosition, newRoot, begun, complete, waiting);
  }

  /** The same, as if it had been begun when the log ended there. */
  IndexCheckpoint begunAt(long end) {
    return new IndexCheckpoint(position, root, end, complete, waiting);
  }

  IndexCheckpoint waitingFor(Set<String> streams) {
    return new IndexCheckpoint(position, root, begun, complete, streams);
  }

  IndexCheckpoint completed() {
    return new IndexCheckpoint(position, root, begun, true, waiting);
  }
}
