package org.engagementledger.query.projections;

import java.util.Map;
import java.util.Optional;

/**
 * Which collection each read model is in at present, and how far all of them are.
 *
 * @param generation counts how often a rebuilt collection took the place of another
 * @param position every event up to there is in every model; 0 before the first
 * @param root the ledger's root at that position, in hexadecimal; empty if it was not noted
 * @param collections the collections, by the models' names
 */
public record Catalogue(
    long generation, long position, String root, Map<String, String> collections) {
  /** Before there are any models; no catalogue that is kept is of this generation. */
  static final Catalogue NONE = new Catalogue(0, 0, "", Map.of());

  /** Where that model is, if it was ever made. */
  public Optional<String> collection(String model) {
    return Optional.ofNullable(collections.get(model));
  }
}
