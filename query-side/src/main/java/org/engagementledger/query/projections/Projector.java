package org.engagementledger.query.projections;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes documents of events, whether they are followed or gone through anew. */
final class Projector {
  private final List<Projection> projections;
  private final Folds folds;

  Projector(List<Projection> projections, Folds folds) {
    this.projections = List.copyOf(projections);
    this.folds = folds;
  }

  /** Goes on by a batch of events; gives the documents that change, by the models' names. */
  Map<String, List<Page>> project(List<Seen> batch) {
    Map<String, List<Page>> pages = new LinkedHashMap<>();
    projections.forEach(projection -> pages.put(projection.name(), new ArrayList<>()));
    streams(batch).forEach(events -> project(folds.run(events), pages));
    return pages;
  }

  private void project(Run run, Map<String, List<Page>> pages) {
    for (Projection projection : projections) {
      List<Page> of = pages.computeIfAbsent(projection.name(), name -> new ArrayList<>());
      projection.project(run).forEach(of::add);
    }
  }

  private static Iterable<List<Seen>> streams(List<Seen> batch) {
    return batch.stream()
        .collect(Collectors.groupingBy(Seen::stream, LinkedHashMap::new, Collectors.toList()))
        .values();
  }
}
