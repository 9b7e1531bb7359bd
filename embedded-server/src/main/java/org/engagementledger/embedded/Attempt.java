package org.engagementledger.embedded;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something done now whose result, or failure, is wanted later. */
final class Attempt<T> implements Runnable {

  private final Supplier<T> work;
  private @Nullable Supplier<T> outcome;

  Attempt(Supplier<T> work) {
    this.work = work;
  }

  @Override
  public void run() {
    try {
      T result = work.get();
      outcome = () -> result;
    } catch (RuntimeException failed) {
      outcome =
          () -> {
            throw failed;
          };
    }
  }

  T result() {
    if (outcome == null) {
      throw new IllegalStateException("not attempted");
    }
    return outcome.get();
  }
}
