package org.engagementledger.ledger.append;

/**
 * A proposal asked for a place in its stream that is taken, or that would leave a gap. Nothing of
 * its commit was recorded.
 */
public final class StreamConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String stream;
  private final long sequence;

  StreamConflict(String stream, long sequence, long last) {
    super(
        "Stream %s cannot take sequence %d: %s"
            .formatted(stream, sequence, last < 0 ? "it is empty" : "its last one is " + last));
    this.stream = stream;
    this.sequence = sequence;
  }

  /** The stream in question. */
  public String stream() {
    return stream;
  }

  /** The sequence that was asked for. */
  public long sequence() {
    return sequence;
  }
}
