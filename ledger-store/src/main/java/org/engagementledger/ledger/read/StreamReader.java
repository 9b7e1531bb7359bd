package org.engagementledger.ledger.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.LedgerDamaged;

/** Reads one stream by sequences that must be there; what is missing in between is an error. */
public final class StreamReader {
  private static final int SMALLEST_WINDOW = 16;
  private static final int LARGEST_WINDOW = 256;

  private final CommitStore commits;

  public StreamReader(CommitStore commits) {
    this.commits = commits;
  }

  /** Events of one stream from this sequence on; empty at its end. */
  public List<CommittedEvent> read(String stream, long from, int limit) {
    return readOn(stream, from, limit).toList();
  }

  /** The same, each window read only when what was before it has been taken. */
  public Stream<CommittedEvent> readOn(String stream, long from, int limit) {
    return Stream.iterate(
            window(stream, Math.max(0, from), SMALLEST_WINDOW, limit),
            Optional::isPresent,
            window -> window.flatMap(it -> next(stream, it)))
        .flatMap(window -> window.orElseThrow().events().stream());
  }

  /** What was read at once, and how much more may be. */
  private record Window(long from, int size, int left, List<CommittedEvent> events) {}

  private Optional<Window> window(String stream, long from, int most, int limit) {
    int size = Math.min(most, limit);
    return size > 0
        ? Optional.of(new Window(from, size, limit - size, run(stream, from, size)))
        : Optional.empty();
  }

  private Optional<Window> next(String stream, Window last) {
    int most = Math.min(last.size() * 4, LARGEST_WINDOW);
    return last.events().size() < last.size()
        ? Optional.empty()
        : window(stream, last.from() + last.size(), most, last.left());
  }

  private List<CommittedEvent> run(String stream, long from, int window) {
    List<CommittedEvent> found = find(stream, from, window);
    if (!isDense(from, found)) {
      // A query is no snapshot: it may see an event and not the one before. Asked again, it does.
      found = find(stream, from, window);
      if (!isDense(from, found)) {
        throw new LedgerDamaged(
            "Stream %s has a gap after sequence %d".formatted(stream, from - 1));
      }
    }
    return found;
  }

  private List<CommittedEvent> find(String stream, long from, int window) {
    Map<Long, CommittedEvent> bySequence = new TreeMap<>();
    List<String> keys =
        LongStream.range(from, from + window).mapToObj(n -> Commit.key(stream, n)).toList();
    for (Commit commit : commits.withKeys(keys)) {
      for (int index = 0; index < commit.keys().size(); index++) {
        collect(commit, index, stream, bySequence);
      }
    }
    bySequence.keySet().removeIf(sequence -> sequence < from || sequence >= from + window);
    return List.copyOf(bySequence.values());
  }

  private static void collect(
      Commit commit, int index, String stream, Map<Long, CommittedEvent> into) {
    String key = commit.keys().get(index);
    if (Commit.streamOf(key).equals(stream)) {
      into.put(Commit.sequenceOf(key), commit.event(index));
    }
  }

  private static boolean isDense(long from, List<CommittedEvent> found) {
    return found.isEmpty()
        || (found.getFirst().sequence() == from
            && found.getLast().sequence() == from + found.size() - 1);
  }
}
