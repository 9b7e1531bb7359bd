package org.engagementledger.query.projections;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which collection each read model is in at present, and how far all of them are.
 *
 * @param generation counts how often a rebuilt collection took the place of another
 * @param position every event up to there is in every model; 0 before the first
 * @param root the ledger's root at that position, in hexadecimal; empty if it was not noted
 * @param collections the collections, by the models' names
 * @param revisions the shape of the documents in them, by the models' names
 */
public record Catalogue(
    long generation,
    long position,
    String root,
    Map<String, String> collections,
    Map<String, Integer> revisions) {
  /** Before there are any models; no catalogue that is kept is of this generation. */
  static final Catalogue NONE = new Catalogue(0, 0, "", Map.of(), Map.of());

  /** Where that model is, if its documents have the shape that the projection gives them. */
  Optional<String> collection(Projection projection) {
    return revision(projection.name()) == projection.revision()
        ? Optional.ofNullable(collections.get(projection.name()))
        : Optional.empty();
  }

  /** Where those models are whose documents have the shape that the projections give them. */
  Map<String, String> collections(Collection<Projection> projections) {
    return projections.stream()
        .filter(projection -> collection(projection).isPresent())
        .collect(
            Collectors.toMap(Projection::name, it -> collection(it).orElseThrow()));
  }

  /** The shape of that model's documents; 0 if there is no such model, or it has none noted. */
  int revision(String model) {
    return revisions.getOrDefault(model, 0);
  }
}
