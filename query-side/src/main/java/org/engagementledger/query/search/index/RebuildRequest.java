package org.engagementledger.query.search.index;

import java.util.List;
import org.engagementledger.events.RebuildEvent;
import org.engagementledger.events.RebuildEvent.RebuildBegun;
import org.engagementledger.events.RebuildEvent.RebuildFinished;
import org.engagementledger.query.readmodels.StoredEvent;

/**
 * Whether somebody wants the index to be made anew. All query sides read it in the log, and so each
 * makes its own anew, wherever it was asked for.
 */
final class RebuildRequest {
  private static final long NONE = -1;
  private static final String STOPPED = "STOPPED";

  private long position = NONE;
  private long stopped = NONE;
  private boolean failed;

  /** Has it made anew, unless it was begun behind that position. */
  synchronized void begin(long since) {
    if (since > stopped) {
      position = Math.max(position, since);
      failed = false;
    }
  }

  /** What was begun until now is not wanted any longer, even if it is read only later. */
  synchronized void stop() {
    stopped = Math.max(stopped, position);
    position = NONE;
  }

  /** An index that was begun behind that position is in use. */
  synchronized void fulfil(long begun) {
    if (position <= begun) {
      position = NONE;
    }
  }

  synchronized void fail() {
    position = NONE;
    failed = true;
  }

  synchronized boolean isOpen() {
    return position != NONE;
  }

  synchronized boolean hasFailed() {
    return failed;
  }

  /** Another process, or somebody here, may have begun or stopped one. */
  void read(List<StoredEvent> events, long begun) {
    events.stream()
        .filter(it -> it.stream().equals(RebuildEvent.STREAM) && it.position() > begun)
        .filter(StoredEvent::isReadable)
        .forEach(this::read);
  }

  private void read(StoredEvent seen) {
    if (seen.event() instanceof RebuildEvent it && it.models().contains(SearchIndex.NAME)) {
      if (it instanceof RebuildBegun) {
        begin(seen.position());
      } else if (it instanceof RebuildFinished end && end.result().equals(STOPPED)) {
        stop();
      }
    }
  }
}
