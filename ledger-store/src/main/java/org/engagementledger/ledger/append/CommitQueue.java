package org.engagementledger.ledger.append;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.engagementledger.ledger.log.Commit;

/** Commits that wait to be written, in the order in which they came. Any thread may add to it. */
final class CommitQueue {
  private final Deque<AppendRequest> waiting = new ConcurrentLinkedDeque<>();

  void add(AppendRequest pending) {
    waiting.addLast(pending);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes what one document can hold, but for those of which nobody waits for an answer. */
  List<AppendRequest> take() {
    List<AppendRequest> taken = new ArrayList<>();
    int events = 0;
    int bytes = 0;
    for (AppendRequest next = waiting.peekFirst(); next != null; next = waiting.peekFirst()) {
      events += next.drafts().size();
      bytes += next.size();
      if (events > Commit.MAX_EVENTS || bytes > Commit.MAX_BYTES) {
        break;
      }
      taken.add(waiting.removeFirst());
    }
    return open(taken);
  }

  /** Puts those that have no answer yet before all others, in their order. */
  void putBack(List<AppendRequest> taken) {
    open(taken).reversed().forEach(waiting::addFirst);
  }

  /** Takes all. */
  List<AppendRequest> drain() {
    List<AppendRequest> left = new ArrayList<>(waiting);
    waiting.clear();
    return left;
  }

  /** Those that have no answer yet. */
  static List<AppendRequest> open(List<AppendRequest> taken) {
    return taken.stream().filter(it -> !it.isDone()).toList();
  }
}
