package org.engagementledger.command.references;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.log.CommittedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Finds references in the ledger. Whether one is there, its stream says at once. Which there are is
 * only asked when a command is refused; then the ledger is read on from where it was read to
 * before, for a second at most.
 */
@Component
final class LedgerReferenceReader {
  private static final int PAGE = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final Set<String> recorded = ConcurrentHashMap.newKeySet();
  private final List<String> streams = new ArrayList<>();
  private long next = 1;

  LedgerReferenceReader(Ledger ledger) {
    this.ledger = ledger;
  }

  @Bean
  ReferenceLookup recordedReferences() {
    return new ReferenceLookup(this::isRecorded, this::known);
  }

  /** What was recorded once stays recorded. */
  private boolean isRecorded(String stream) {
    if (recorded.contains(stream)) {
      return true;
    }
    boolean found = ledger.lastSequence(stream) >= 0;
    if (found) {
      recorded.add(stream);
    }
    return found;
  }

  private synchronized String known(String sort) {
    boolean complete = readOn();
    List<String> ids =
        streams.stream()
            .filter(stream -> stream.startsWith(sort + ":"))
            .map(stream -> stream.substring(sort.length() + 1))
            .sorted()
            .toList();
    return ReferenceLookup.known(ids) + (complete ? "" : " and perhaps others");
  }

  private boolean readOn() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      List<CommittedEvent> page = ledger.read(next, PAGE);
      if (page.isEmpty()) {
        return true;
      }
      page.stream()
          .filter(LedgerReferenceReader::isNew)
          .map(CommittedEvent::stream)
          .forEach(streams::add);
      next += page.size();
    }
    return false;
  }

  private static boolean isNew(CommittedEvent event) {
    return event.sequence() == 0 && event.stream().indexOf(':') > 0;
  }
}
