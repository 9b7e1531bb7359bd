package org.engagementledger.embedded;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something done now whose result, or failure, is wanted later. */
final class Attempt<T> implements Runnable {

  private final Supplier<T> work;
  private @Nullable Supplier<T> outcome;
  private @Nullable RuntimeException failure;

  Attempt(Supplier<T> work) {
    this.work = work;
  }

  @Override
  public void run() {
    try {
      T result = work.get();
      outcome = () -> result;
    } catch (RuntimeException failed) {
      failure = failed;
    }
  }

  Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  T result() {
    if (failure != null) {
      throw failure;
    }
    if (outcome == null) {
      throw new IllegalStateException("not attempted");
    }
    return outcome.get();
  }
}
