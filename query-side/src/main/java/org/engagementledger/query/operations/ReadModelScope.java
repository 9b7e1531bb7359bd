package org.engagementledger.query.operations;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.engagementledger.text.Refusal;

/** Whether a verification compares the read models. */
public enum ReadModelScope {
  /** Unless it takes longer than a minute. */
  SHORT,
  /** However long it takes. */
  ALL,
  NONE;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * The one that is called so in an address.
   *
   * @throws Refusal if none is
   */
  static ReadModelScope of(String name) {
    return Arrays.stream(values())
        .filter(it -> it.parameter().equals(name))
        .findFirst()
        .orElseThrow(() -> new Refusal("this is one of short, all and none").at("/readModels"));
  }

  /** What it is called in an address. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it has taken too long, counted from now. */
  BooleanSupplier limit(LongSupplier nanoTime) {
    long begin = nanoTime.getAsLong();
    return () -> this == SHORT && nanoTime.getAsLong() - begin > MINUTE.toNanos();
  }
}
