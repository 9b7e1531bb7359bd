package org.engagementledger.query.references;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.engagementledger.query.projections.Page;
import org.engagementledger.query.projections.Projection;
import org.engagementledger.query.projections.Step;
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
  public Stream<Page> project(List<Step> steps) {
    Map<String, OfReference> last = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step instanceof OfReference of) {
        last.put(of.event().stream(), of);
      }
    }
    return last.entrySet().stream().map(it -> page(it.getKey(), it.getValue()));
  }

  private Page page(String stream, OfReference step) {
    long position = step.seen().position();
    return Page.of(stream, position, json.writeValueAsString(ReferenceDocument.of(step)));
  }
}
