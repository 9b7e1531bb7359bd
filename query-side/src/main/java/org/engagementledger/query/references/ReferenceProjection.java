package org.engagementledger.query.references;

import java.util.stream.Stream;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedReferenceEvent;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.engagementledger.query.readmodels.StreamBatch;
import org.engagementledger.query.readmodels.StreamBatch.ReferenceBatch;
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
  public Stream<ReadModelDocument> project(StreamBatch run) {
    return run instanceof ReferenceBatch of
        ? Stream.of(page(of.steps().getLast()))
        : Stream.empty();
  }

  private ReadModelDocument page(AppliedReferenceEvent step) {
    long position = step.seen().position();
    String text = json.writeValueAsString(ReferenceDocument.of(step));
    return ReadModelDocument.of(step.seen().stream(), position, text);
  }
}
