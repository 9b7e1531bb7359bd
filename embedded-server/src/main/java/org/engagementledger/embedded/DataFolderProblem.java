package org.engagementledger.embedded;

import org.jspecify.annotations.Nullable;

/** The data folder cannot be used; the message is one sentence for the person who asked for it. */
public sealed class DataFolderProblem extends RuntimeException permits DataDamaged {

  DataFolderProblem(String sentence) {
    this(sentence, null);
  }

  DataFolderProblem(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
