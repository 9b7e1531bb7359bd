package org.engagementledger.query.projections;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the documents of read models as the records that their projections wrote. */
@Component
public final class Documents {
  private final ReadModels models;
  private final JsonMapper json;

  Documents(ReadModels models, JsonMapper json) {
    this.models = models;
    this.json = json;
  }

  /** The document of a model with that id. */
  public <T> Optional<T> find(Catalogue at, String model, String id, Class<T> type) {
    return at.collection(model)
        .flatMap(collection -> models.find(collection, id))
        .map(page -> read(page, type));
  }

  /** The documents of a model with those ids, as far as there are any, in no order. */
  public <T> List<T> find(Catalogue at, String model, Collection<String> ids, Class<T> type) {
    return at.collection(model).map(it -> models.find(it, ids)).orElse(List.of()).stream()
        .map(page -> read(page, type))
        .toList();
  }

  /** All documents of a model, in the order of their ids. */
  public <T> List<T> all(Catalogue at, String model, Class<T> type) {
    return at.collection(model).map(models::all).orElse(List.of()).stream()
        .map(page -> read(page, type))
        .toList();
  }

  /** At most {@code limit} documents of a model that fit, the latest first. */
  public <T> List<T> latest(Catalogue at, String model, Bson filter, int limit, Class<T> type) {
    return at
        .collection(model)
        .map(collection -> models.latest(collection, filter, limit))
        .orElse(List.of())
        .stream()
        .map(page -> read(page, type))
        .toList();
  }

  private <T> T read(Page page, Class<T> type) {
    return json.readValue(page.json(), type);
  }
}
