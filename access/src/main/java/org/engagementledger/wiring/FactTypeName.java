package org.engagementledger.wiring;

import java.util.Map;
import org.engagementledger.events.WireNames;
import org.engagementledger.facts.Fact;

/** How a fact says in JSON of which sort it is. */
public final class FactTypeName {
  /** The member that says so. */
  public static final String MEMBER = "sort";

  private FactTypeName() {}

  /** What it says of facts of that class, such as {@code engagement}. */
  public static String of(Class<? extends Fact> sort) {
    return WireNames.FACTS.entrySet().stream()
        .filter(named -> named.getValue() == sort)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(sort + " is no sort of fact"));
  }
}
