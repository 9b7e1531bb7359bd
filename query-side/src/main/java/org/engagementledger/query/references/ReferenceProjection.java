package org.engagementledger.query.references;

import java.util.stream.Stream;
import org.engagementledger.query.projections.Page;
import org.engagementledger.query.projections.Projection;
import org.engagementledger.query.projections.Run;
import org.engagementledger.query.projections.Run.OnReference;
import org.engagementledger.query.projections.Step.OfReference;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The read model of instruments and resolutions: one document for each. */
@Component
record ReferenceProjection(JsonMapper json) implements Projection {
  static final String NAME = "references";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int revision() {
    return 1;
  }

  @Override
  public Stream<Page> project(Run run) {
    return run instanceof OnReference of ? Stream.of(page(of.steps().getLast())) : Stream.empty();
  }

  private Page page(OfReference step) {
    long position = step.seen().position();
    String text = json.writeValueAsString(ReferenceDocument.of(step));
    return Page.of(step.seen().stream(), position, text);
  }
}
