package org.engagementledger.query.readmodels.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.engagementledger.query.readmodels.Projection;

/**
 * Which collection each read model is in at present, and how far all of them are.
 *
 * @param generation counts how often a rebuilt collection took the place of another
 * @param positions how far each segment of the streams is: every event up to there is in every
 *     model; 0 before the first
 * @param roots the ledger's roots at those positions, in hexadecimal; empty if not noted
 * @param collections the collections, by the models' names
 * @param revisions the shape of the documents in them, by the models' names
 * @param book which book the dead letters of these models are in
 */
public record ReadModelCheckpoint(
    long generation,
    List<Long> positions,
    List<String> roots,
    Map<String, String> collections,
    Map<String, Integer> revisions,
    String book) {
  /** Before there are any models; no catalogue that is kept is of this generation. */
  public static final ReadModelCheckpoint NONE =
      new ReadModelCheckpoint(0, List.of(0L), List.of(""), Map.of(), Map.of(), "");

  /** Every event up to there is in every model. */
  public long position() {
    return Collections.min(positions);
  }

  /** The same, with one segment at least so far. */
  ReadModelCheckpoint reached(int segment, long position, String root) {
    if (positions.get(segment) >= position) {
      return this;
    }
    List<Long> further = new ArrayList<>(positions);
    further.set(segment, position);
    List<String> there = new ArrayList<>(roots);
    there.set(segment, root);
    return new ReadModelCheckpoint(generation, further, there, collections, revisions, book);
  }

  /** Where that model is, if its documents have the shape that the projection gives them. */
  Optional<String> collection(Projection projection) {
    return revision(projection.name()) == projection.revision()
        ? Optional.ofNullable(collections.get(projection.name()))
        : Optional.empty();
  }

  /** Where those models are whose documents have the shape that the projections give them. */
  public Map<String, String> collections(Collection<Projection> projections) {
    return projections.stream()
        .filter(projection -> collection(projection).isPresent())
        .collect(Collectors.toMap(Projection::name, it -> collection(it).orElseThrow()));
  }

  /** The shape of that model's documents; 0 if there is no such model, or it has none noted. */
  public int revision(String model) {
    return revisions.getOrDefault(model, 0);
  }
}
