package org.engagementledger.query.search.index;

import java.io.IOException;
import java.util.Objects;

/** The index cannot be kept there; the message is a sentence for whoever starts the program. */
public final class IndexUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IndexUnusable(String sentence, IOException cause) {
    super(sentence, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
