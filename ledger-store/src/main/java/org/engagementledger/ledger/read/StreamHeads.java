package org.engagementledger.ledger.read;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.UnstampedEntry;
import org.jspecify.annotations.Nullable;

/** The last sequence of each stream in recent use, read back from the log's keys when unknown. */
public final class StreamHeads {
  private static final int CAPACITY = 20_000;
  private static final int PROBES = 128;
  private static final int LARGEST_EXPONENT = 40;

  private final CommitStore commits;
  private final Map<String, Long> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > CAPACITY;
        }
      };

  public StreamHeads(CommitStore commits) {
    this.commits = commits;
  }

  /** Takes note of keys that were recorded. */
  public synchronized void note(Collection<String> keys) {
    keys.forEach(key -> note(Commit.streamOf(key), Commit.sequenceOf(key)));
  }

  public synchronized @Nullable Long known(String stream) {
    return known.get(stream);
  }

  /** Asks the log for the streams not known yet, all at once where the proposals will fit. */
  public void learn(Collection<UnstampedEntry> drafts) {
    Map<String, Long> next = new HashMap<>();
    for (UnstampedEntry draft : drafts) {
      if (known(draft.proposal().stream()) == null) {
        next.putIfAbsent(draft.proposal().stream(), draft.proposal().sequence());
      }
    }
    learn(next);
  }

  /** The last sequence of a stream, asked from the log itself; -1 if it is empty. */
  public long read(String stream) {
    Long low = known(stream);
    long last = last(stream, low == null ? -1 : low);
    note(stream, last);
    return last;
  }

  private void learn(Map<String, Long> next) {
    if (next.isEmpty()) {
      return;
    }
    Set<String> taken =
        commits.taken(
            next.entrySet().stream()
                .flatMap(it -> keys(it.getKey(), List.of(it.getValue() - 1, it.getValue())))
                .toList());
    next.forEach((stream, sequence) -> learn(stream, sequence, taken));
  }

  private void learn(String stream, long sequence, Set<String> taken) {
    boolean follows = sequence == 0 || taken.contains(Commit.key(stream, sequence - 1));
    if (follows && !taken.contains(Commit.key(stream, sequence))) {
      note(stream, sequence - 1);
    } else {
      read(stream);
    }
  }

  private synchronized void note(String stream, long last) {
    known.merge(stream, last, Math::max);
  }

  /** Gallops from a sequence known to be taken, then narrows down; dense sequences allow it. */
  private long last(String stream, long taken) {
    List<Long> leaps =
        LongStream.range(0, LARGEST_EXPONENT).map(n -> taken + (1L << n)).boxed().toList();
    long low = highest(stream, taken, leaps);
    long high = low == taken ? taken + 1 : low + (low - taken);
    return narrow(stream, low, high);
  }

  /** The last sequence, which is at least {@code low} and less than {@code high}. */
  private long narrow(String stream, long low, long high) {
    if (high - low <= 1) {
      return low;
    }
    long step = Math.max(1, (high - low) / PROBES);
    List<Long> probes =
        LongStream.iterate(low + step, probe -> probe < high, probe -> probe + step)
            .boxed()
            .toList();
    long found = highest(stream, low, probes);
    return step == 1 ? found : narrow(stream, found, Math.min(high, found + step));
  }

  private long highest(String stream, long otherwise, List<Long> sequences) {
    return commits.taken(keys(stream, sequences).toList()).stream()
        .mapToLong(Commit::sequenceOf)
        .max()
        .orElse(otherwise);
  }

  private static Stream<String> keys(String stream, List<Long> sequences) {
    return sequences.stream().map(sequence -> Commit.key(stream, sequence));
  }
}
