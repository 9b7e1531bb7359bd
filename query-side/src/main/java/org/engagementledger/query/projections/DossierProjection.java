package org.engagementledger.query.projections;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.engagementledger.query.projections.Step.OfDossier;
import tools.jackson.databind.json.JsonMapper;

/**
 * A read model with one document for each country, which is a function of its dossier.
 *
 * @param name of the model
 * @param view what the document says, as a record
 * @param json how it is written
 */
public record DossierProjection(String name, Function<Chronicle, Object> view, JsonMapper json)
    implements Projection {
  @Override
  public Stream<Page> project(List<Step> steps) {
    Map<String, OfDossier> last = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step instanceof OfDossier of) {
        last.put(of.event().country().code(), of);
      }
    }
    return last.entrySet().stream().map(it -> page(it.getKey(), it.getValue()));
  }

  private Page page(String country, OfDossier step) {
    String text = json.writeValueAsString(view.apply(step.after()));
    return Page.of(country, step.seen().position(), text);
  }
}
