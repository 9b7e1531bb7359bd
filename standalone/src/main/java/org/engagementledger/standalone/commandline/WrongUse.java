package org.engagementledger.standalone.commandline;

/** A command cannot do what it was asked to; the message says why in a sentence. */
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUse(String sentence) {
    super(sentence);
  }
}
