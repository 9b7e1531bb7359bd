package org.engagementledger.standalone.commandline.terminal;

/** A command cannot do what it was asked to; the message says why in a sentence. */
public final class CommandLineError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandLineError(String sentence) {
    super(sentence);
  }
}
