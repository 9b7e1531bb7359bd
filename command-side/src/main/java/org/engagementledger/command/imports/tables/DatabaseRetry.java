package org.engagementledger.command.imports.tables;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.engagementledger.problems.DatabaseUnavailable;
import org.engagementledger.problems.Problem;
import org.springframework.http.HttpStatus;

/**
 * Asks the database again what it did not answer. What is asked is a question, or a command under
 * its id, so it does no harm that it may have been answered before.
 *
 * @param longest for how long one thing is asked again, from when it was first not answered
 * @param pause before it is asked again
 * @param goesOn whether anybody still waits for the answer; told each time that there is none
 */
record DatabaseRetry(Duration longest, Duration pause, BooleanSupplier goesOn) {
  /**
   * The answer.
   *
   * @throws Problem if there was none for so long
   * @throws RuntimeException whatever else goes wrong, at once
   */
  <T> T answer(Supplier<T> asked) {
    Optional<Long> begin = Optional.empty();
    while (true) {
      try {
        return asked.get();
      } catch (RuntimeException failed) {
        if (!isOfDatabase(failed)) {
          throw failed;
        }
        // A machine that slept while it was asked has not waited for the database.
        long now = System.nanoTime();
        begin = begin.or(() -> Optional.of(now));
        if (!goesOn.getAsBoolean() || now - begin.orElseThrow() > longest.toNanos()) {
          throw lost(failed);
        }
        rest(failed);
      }
    }
  }

  private static boolean isOfDatabase(RuntimeException failed) {
    return DatabaseUnavailable.isBehind(failed)
        || failed instanceof Problem problem && problem.status() == HttpStatus.SERVICE_UNAVAILABLE;
  }

  private void rest(RuntimeException failed) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed;
    }
  }

  private Problem lost(RuntimeException failed) {
    Problem lost =
        new Problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "unavailable",
            "The database did not answer for %d minutes.".formatted(longest.toMinutes()));
    lost.initCause(failed);
    return lost;
  }
}
