package org.engagementledger.log;

import java.util.Map;
import org.engagementledger.events.Fact;
import org.engagementledger.events.WireNames;

/** How a fact says in JSON of which sort it is. */
public final class FactSort {
  /** The member that says so. */
  public static final String MEMBER = "sort";

  private FactSort() {}

  /** What it says of facts of that class, such as {@code engagement}. */
  public static String of(Class<? extends Fact> sort) {
    return WireNames.FACTS.entrySet().stream()
        .filter(named -> named.getValue() == sort)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(sort + " is no sort of fact"));
  }
}
