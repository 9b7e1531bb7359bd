package org.engagementledger.parameters;

import java.util.Set;

/**
 * Which parameters an argument resolver reads, so that requests to its handlers may have them.
 *
 * @param type of the arguments that it makes
 * @param names of the parameters
 */
public record ResolvedParameters(Class<?> type, Set<String> names) {
  /** The same names, unmodifiable. */
  public ResolvedParameters {
    names = Set.copyOf(names);
  }
}
