package org.engagementledger.query.dossiers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.engagementledger.query.projections.Page;
import org.engagementledger.query.projections.Projection;
import org.engagementledger.query.projections.Run;
import org.engagementledger.query.projections.Run.OnDossier;
import org.engagementledger.query.projections.Step.OfDossier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The read model of dossiers as they stand: a head, and sheets with the entries. */
@Component
record SheetProjection(JsonMapper json) implements Projection {
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
  public Stream<Page> project(Run run) {
    return run instanceof OnDossier of
        ? Stream.concat(sheets(of), Stream.of(head(of)))
        : Stream.empty();
  }

  private Page head(OnDossier run) {
    long position = run.steps().getLast().seen().position();
    String text = json.writeValueAsString(Head.of(run.after()));
    return Page.of(run.after().dossier().country().code(), position, text);
  }

  private Stream<Page> sheets(OnDossier run) {
    Map<Integer, Long> positions = new LinkedHashMap<>();
    for (OfDossier step : run.steps()) {
      if (step.entry() >= 0) {
        positions.put(Sheet.holding(step.entry()), step.seen().position());
      }
    }
    return positions.entrySet().stream().map(it -> sheet(it.getKey(), it.getValue(), run));
  }

  private Page sheet(int number, long position, OnDossier run) {
    String id = Sheet.id(run.after().dossier().country(), number);
    return Page.of(id, position, json.writeValueAsString(Sheet.of(number, run.after())));
  }
}
