package org.engagementledger.standalone;

/** The product cannot start; the message is a sentence for the person who asked for it. */
public final class StartupFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartupFailed(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
