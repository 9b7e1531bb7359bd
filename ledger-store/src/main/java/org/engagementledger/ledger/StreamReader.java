package org.engagementledger.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reads one stream by sequences that must be there; what is missing in between is an error. */
final class StreamReader {
  private static final int SMALLEST_WINDOW = 16;
  private static final int LARGEST_WINDOW = 256;

  private final Commits commits;

  StreamReader(Commits commits) {
    this.commits = commits;
  }

  /** Events of one stream from this sequence on; empty at its end. */
  List<Recorded> read(String stream, long from, int limit) {
    return readOn(stream, from, limit).toList();
  }

  /** The same, each window read only when what was before it has been taken. */
  Stream<Recorded> readOn(String stream, long from, int limit) {
    return Stream.iterate(
            window(stream, Math.max(0, from), SMALLEST_WINDOW, limit),
            Optional::isPresent,
            window -> window.flatMap(it -> next(stream, it)))
        .flatMap(window -> window.orElseThrow().events().stream());
  }

  /** What was read at once, and how much more may be. */
  private record Window(long from, int size, int left, List<Recorded> events) {}

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

  private List<Recorded> run(String stream, long from, int window) {
    List<Recorded> found = find(stream, from, window);
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

  private List<Recorded> find(String stream, long from, int window) {
    Map<Long, Recorded> bySequence = new TreeMap<>();
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

  private static void collect(Commit commit, int index, String stream, Map<Long, Recorded> into) {
    String key = commit.keys().get(index);
    if (Commit.streamOf(key).equals(stream)) {
      into.put(Commit.sequenceOf(key), commit.event(index));
    }
  }

  private static boolean isDense(long from, List<Recorded> found) {
    return found.isEmpty()
        || (found.getFirst().sequence() == from
            && found.getLast().sequence() == from + found.size() - 1);
  }
}
