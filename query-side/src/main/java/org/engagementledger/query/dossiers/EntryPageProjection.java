package org.engagementledger.query.dossiers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDossierEvent;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.engagementledger.query.readmodels.StreamBatch;
import org.engagementledger.query.readmodels.StreamBatch.DossierBatch;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The read model of dossiers as they stand: a head, and sheets with the entries. */
@Component
record EntryPageProjection(JsonMapper json) implements Projection {
  static final String NAME = "dossiers";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int revision() {
    return 4;
  }

  @Override
  public Stream<ReadModelDocument> project(StreamBatch run) {
    return run instanceof DossierBatch of
        ? Stream.concat(sheets(of), Stream.of(head(of)))
        : Stream.empty();
  }

  private ReadModelDocument head(DossierBatch run) {
    long position = run.steps().getLast().seen().position();
    String text = json.writeValueAsString(DossierHeader.of(run.after()));
    return ReadModelDocument.of(run.after().dossier().country().code(), position, text);
  }

  private Stream<ReadModelDocument> sheets(DossierBatch run) {
    Map<Integer, Long> positions = new LinkedHashMap<>();
    for (AppliedDossierEvent step : run.steps()) {
      if (step.entry() >= 0) {
        positions.put(EntryPage.holding(step.entry()), step.seen().position());
      }
    }
    return positions.entrySet().stream().map(it -> sheet(it.getKey(), it.getValue(), run));
  }

  private ReadModelDocument sheet(int number, long position, DossierBatch run) {
    String id = EntryPage.id(run.after().dossier().country(), number);
    return ReadModelDocument.of(
        id, position, json.writeValueAsString(EntryPage.of(number, run.after())));
  }
}
