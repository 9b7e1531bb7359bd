package org.engagementledger.query.readmodels.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.engagementledger.query.readmodels.Projection;

/**
 * Read models that are being made anew, beside those in use.
 *
 * @param collections where, by the models' names
 * @param revisions the shape of their documents, by the models' names
 * @param positions how far each share of the streams is; every event of the share up to there is in
 *     every model
 */
public record StagedReadModels(
    Map<String, String> collections, Map<String, Integer> revisions, List<Long> positions) {
  /** Collections that are not there yet, of their own for this draft. */
  public static StagedReadModels of(Collection<Projection> projections, int shares) {
    String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    return new StagedReadModels(
        projections.stream()
            .collect(
                Collectors.toMap(
                    Projection::name, it -> ReadModelStore.collection(it.name()) + "_" + mark)),
        revisions(projections),
        Collections.nCopies(shares, 0L));
  }

  public boolean isOfAll(Collection<String> models) {
    return collections.keySet().containsAll(models);
  }

  /** The book of its dead letters. */
  public String book() {
    return String.join(" ", new TreeSet<>(collections.values()));
  }

  /** Whether it is one of just those models, in the shape that they have today. */
  public boolean isOf(Collection<Projection> projections) {
    return revisions.equals(revisions(projections));
  }

  /** Every event up to there is in every model. */
  public long position() {
    return Collections.min(positions);
  }

  /** How many events have been read, if a share of the streams counts as a share of the events. */
  public long read() {
    return positions.stream().mapToLong(Long::longValue).sum() / positions.size();
  }

  /** The same, with one share further on. */
  public StagedReadModels reached(int share, long position) {
    List<Long> next = new ArrayList<>(positions);
    next.set(share, position);
    return new StagedReadModels(collections, revisions, next);
  }

  private static Map<String, Integer> revisions(Collection<Projection> projections) {
    return projections.stream().collect(Collectors.toMap(Projection::name, Projection::revision));
  }
}
