package org.engagementledger.query.readmodels;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDossierEvent;
import org.engagementledger.query.readmodels.StreamBatch.DossierBatch;
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
    Predicate<AppliedDossierEvent> concerns,
    Function<TrackedDossier, Object> view,
    JsonMapper json)
    implements Projection {
  @Override
  public Stream<ReadModelDocument> project(StreamBatch run) {
    return run instanceof DossierBatch of ? page(of).stream() : Stream.empty();
  }

  private Optional<ReadModelDocument> page(DossierBatch run) {
    return run.steps().stream()
        .filter(concerns)
        .reduce((one, next) -> next)
        .map(step -> page(step, run.after()));
  }

  private ReadModelDocument page(AppliedDossierEvent last, TrackedDossier after) {
    String text = json.writeValueAsString(view.apply(after));
    return ReadModelDocument.of(last.event().country().code(), last.seen().position(), text);
  }
}
