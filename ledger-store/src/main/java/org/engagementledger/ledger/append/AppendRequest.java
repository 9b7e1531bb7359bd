package org.engagementledger.ledger.append;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.EntryTooLarge;
import org.engagementledger.ledger.log.UnstampedEntry;

/** A commit that waits for its answer. */
public final class AppendRequest {
  private final List<UnstampedEntry> drafts;
  private final int size;
  private final long since = System.nanoTime();
  private final CompletableFuture<List<CommittedEvent>> answer = new CompletableFuture<>();

  private AppendRequest(List<UnstampedEntry> drafts, int size) {
    this.drafts = drafts;
    this.size = size;
  }

  /** Refuses what no document can hold, and an id that stands twice in it. */
  public static AppendRequest of(List<UnstampedEntry> drafts) {
    int size = drafts.stream().mapToInt(UnstampedEntry::size).sum();
    if (drafts.size() > Commit.MAX_EVENTS || size > Commit.MAX_BYTES) {
      throw EntryTooLarge.commit(drafts.size(), size);
    }
    if (drafts.stream().map(draft -> draft.proposal().id()).distinct().count() < drafts.size()) {
      throw new IllegalArgumentException("Two events of one commit have the same id");
    }
    return new AppendRequest(drafts, size);
  }

  List<UnstampedEntry> drafts() {
    return drafts;
  }

  List<String> ids() {
    return drafts.stream().map(draft -> draft.proposal().id()).toList();
  }

  int size() {
    return size;
  }

  /** Whether nobody waits for the answer any more, or it was given. */
  public boolean isDone() {
    return answer.isDone();
  }

  void recorded(List<CommittedEvent> events) {
    answer.complete(events);
  }

  void fail(RuntimeException reason) {
    answer.completeExceptionally(reason);
  }

  /** Waits until the patience is over, which is counted from the beginning. */
  public List<CommittedEvent> await(Duration patience) {
    try {
      long left = patience.toNanos() - (System.nanoTime() - since);
      return answer.get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return abandon("no answer within %,d ms".formatted(patience.toMillis()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return abandon("waiting was interrupted", e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** Gives up, unless the answer came in this very moment. */
  private List<CommittedEvent> abandon(String why, Exception cause) {
    fail(new OutcomeUnknown("It is not known whether the commit was recorded: " + why, cause));
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw failure(e);
    }
  }

  private static RuntimeException failure(Exception e) {
    return e.getCause() instanceof RuntimeException reason
        ? reason
        : new IllegalStateException(e.getCause());
  }
}
