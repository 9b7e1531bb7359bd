package org.engagementledger.query.projections;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.engagementledger.query.projections.Run.OnDossier;
import org.engagementledger.query.projections.Step.OfDossier;
import tools.jackson.databind.json.JsonMapper;

/**
 * A read model with one document for each country, which is a function of its dossier.
 *
 * @param name of the model
 * @param concerns the events that can change what the document says; after others it is not written
 * @param view what the document says, as a record
 * @param json how it is written
 */
public record DossierProjection(
    String name,
    int revision,
    Predicate<OfDossier> concerns,
    Function<Chronicle, Object> view,
    JsonMapper json)
    implements Projection {
  @Override
  public Stream<Page> project(Run run) {
    return run instanceof OnDossier of ? page(of).stream() : Stream.empty();
  }

  private Optional<Page> page(OnDossier run) {
    return run.steps().stream()
        .filter(concerns)
        .reduce((one, next) -> next)
        .map(step -> page(step, run.after()));
  }

  private Page page(OfDossier last, Chronicle after) {
    String text = json.writeValueAsString(view.apply(after));
    return Page.of(last.event().country().code(), last.seen().position(), text);
  }
}
