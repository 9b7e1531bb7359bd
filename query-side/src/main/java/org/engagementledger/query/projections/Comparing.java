package org.engagementledger.query.projections;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares documents of a draft with those in use, as far as both are at the same position. */
final class Comparing {
  private final ReadModels models;
  private final Catalogue inUse;
  private final Draft draft;

  /**
   * A comparison.
   *
   * @param inUse as the catalogue was before the draft caught up with it
   */
  Comparing(ReadModels models, Catalogue inUse, Draft draft) {
    this.models = models;
    this.inUse = inUse;
    this.draft = draft;
  }

  /** All models whose documents have the same shape in both. */
  Comparison all() {
    Comparison all = Comparison.NONE;
    for (Map.Entry<String, Integer> it : draft.revisions().entrySet()) {
      if (inUse.revision(it.getKey()) == it.getValue()) {
        all = all.and(of(it.getKey()));
      }
    }
    return all;
  }

  private Comparison of(String model) {
    String fresh = Optional.ofNullable(draft.collections().get(model)).orElseThrow();
    String used = Optional.ofNullable(inUse.collections().get(model)).orElseThrow();
    return models
        .inParts(fresh)
        .map(part -> of(model, part, found(used, part)))
        .reduce(missing(model, fresh, used), Comparison::and);
  }

  private Comparison of(String model, List<Page> fresh, Map<String, Page> used) {
    Comparison of = Comparison.NONE;
    for (Page page : fresh) {
      of = of.and(of(model, page, Optional.ofNullable(used.get(page.id()))));
    }
    return of;
  }

  /** One that is further on than the other is not compared, unless it ought not to be. */
  private Comparison of(String model, Page fresh, Optional<Page> used) {
    long position = used.map(Page::position).orElse(0L);
    boolean oughtToBeThere = fresh.position() <= inUse.position() && position < fresh.position();
    if (oughtToBeThere || position == fresh.position() && !used.equals(Optional.of(fresh))) {
      return Comparison.different(model + "/" + fresh.id());
    }
    return position == fresh.position() ? Comparison.same() : Comparison.NONE;
  }

  /** Documents in use that the draft ought to have and has not. */
  private Comparison missing(String model, String fresh, String used) {
    if (models.count(used, inUse.position()) <= models.count(fresh, draft.position())) {
      return Comparison.NONE;
    }
    return models
        .inParts(used)
        .flatMap(
            part -> {
              Map<String, Page> there = found(fresh, part);
              return part.stream()
                  .filter(page -> page.position() <= inUse.position())
                  .filter(page -> !there.containsKey(page.id()));
            })
        .map(page -> Comparison.different(model + "/" + page.id()))
        .reduce(Comparison.NONE, Comparison::and);
  }

  private Map<String, Page> found(String collection, List<Page> part) {
    return models.find(collection, part.stream().map(Page::id).toList()).stream()
        .collect(Collectors.toMap(Page::id, Function.identity()));
  }
}
