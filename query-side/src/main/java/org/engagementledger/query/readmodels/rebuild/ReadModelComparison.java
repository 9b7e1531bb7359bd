package org.engagementledger.query.readmodels.rebuild;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelStore;
import org.engagementledger.query.readmodels.store.StagedReadModels;

/** Compares documents of a draft with those in use, as far as both are at the same position. */
final class ReadModelComparison {
  private final ReadModelStore models;
  private final ReadModelCheckpoint inUse;
  private final StagedReadModels draft;

  /**
   * A comparison.
   *
   * @param inUse as the catalogue was before the draft caught up with it
   */
  ReadModelComparison(ReadModelStore models, ReadModelCheckpoint inUse, StagedReadModels draft) {
    this.models = models;
    this.inUse = inUse;
    this.draft = draft;
  }

  /** All models whose documents have the same shape in both. */
  ComparisonResult all() {
    ComparisonResult all = ComparisonResult.NONE;
    for (Map.Entry<String, Integer> it : draft.revisions().entrySet()) {
      if (inUse.revision(it.getKey()) == it.getValue()) {
        all = all.and(of(it.getKey()));
      }
    }
    return all;
  }

  private ComparisonResult of(String model) {
    String fresh = Optional.ofNullable(draft.collections().get(model)).orElseThrow();
    String used = Optional.ofNullable(inUse.collections().get(model)).orElseThrow();
    return models
        .inParts(fresh)
        .map(part -> of(model, part, found(used, part)))
        .reduce(missing(model, fresh, used), ComparisonResult::and);
  }

  private ComparisonResult of(
      String model, List<ReadModelDocument> fresh, Map<String, ReadModelDocument> used) {
    ComparisonResult of = ComparisonResult.NONE;
    for (ReadModelDocument page : fresh) {
      of = of.and(of(model, page, Optional.ofNullable(used.get(page.id()))));
    }
    return of;
  }

  /** One that is further on than the other is not compared, unless it ought not to be. */
  private ComparisonResult of(
      String model, ReadModelDocument fresh, Optional<ReadModelDocument> used) {
    long position = used.map(ReadModelDocument::position).orElse(0L);
    boolean oughtToBeThere = fresh.position() <= inUse.position() && position < fresh.position();
    if (oughtToBeThere || position == fresh.position() && !used.equals(Optional.of(fresh))) {
      return ComparisonResult.different(model + "/" + fresh.id());
    }
    return position == fresh.position() ? ComparisonResult.same() : ComparisonResult.NONE;
  }

  /** Documents in use that the draft ought to have and has not. */
  private ComparisonResult missing(String model, String fresh, String used) {
    if (models.count(used, inUse.position()) <= models.count(fresh, draft.position())) {
      return ComparisonResult.NONE;
    }
    return models
        .inParts(used)
        .flatMap(
            part -> {
              Map<String, ReadModelDocument> there = found(fresh, part);
              return part.stream()
                  .filter(page -> page.position() <= inUse.position())
                  .filter(page -> !there.containsKey(page.id()));
            })
        .map(page -> ComparisonResult.different(model + "/" + page.id()))
        .reduce(ComparisonResult.NONE, ComparisonResult::and);
  }

  private Map<String, ReadModelDocument> found(String collection, List<ReadModelDocument> part) {
    return models.find(collection, part.stream().map(ReadModelDocument::id).toList()).stream()
        .collect(Collectors.toMap(ReadModelDocument::id, Function.identity()));
  }
}
