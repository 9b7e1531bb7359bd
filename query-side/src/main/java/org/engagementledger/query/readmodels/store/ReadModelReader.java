package org.engagementledger.query.readmodels.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the documents of read models as the records that their projections wrote. */
@Component
public final class ReadModelReader {
  /** Of the memory there is, some tenth, as objects take more of it than their text. */
  private static final long MOST_CHARACTERS = Runtime.getRuntime().maxMemory() / 24;

  /** What a document says that is a part of something larger. */
  private record Part(int characters, Object says) {}

  private final Map<String, Projection> projections;
  private final ReadModelStore models;
  private final JsonMapper json;
  private final Map<String, CachedReadModel> kept = new ConcurrentHashMap<>();
  private final Cache<String, Part> parts =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((String id, Part part) -> part.characters())
          .build();

  ReadModelReader(List<Projection> projections, ReadModelStore models, JsonMapper json) {
    this.projections = projections.stream().collect(Collectors.toMap(Projection::name, it -> it));
    this.models = models;
    this.json = json;
  }

  /** The document of a model with that id. */
  public <T> Optional<T> find(ReadModelCheckpoint at, String model, String id, Class<T> type) {
    return collection(at, model)
        .flatMap(collection -> models.find(collection, id))
        .map(page -> read(page, type));
  }

  /**
   * The documents of a model that tell their version, which they keep as long as they say the same.
   * Those read last are kept in memory, so that only what has changed is read again.
   *
   * @param versions by the ids that are wanted; what is found may be of another version
   */
  public <T> List<T> find(
      ReadModelCheckpoint at,
      String model,
      Map<String, Long> versions,
      ToLongFunction<T> version,
      Class<T> type) {
    return collection(at, model).map(it -> parts(it, versions, version, type)).orElse(List.of());
  }

  private <T> List<T> parts(
      String collection, Map<String, Long> versions, ToLongFunction<T> version, Class<T> type) {
    List<T> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    versions.forEach(
        (id, wanted) -> {
          Part known = parts.getIfPresent(collection + "/" + id);
          if (known != null && version.applyAsLong(type.cast(known.says())) == wanted) {
            found.add(type.cast(known.says()));
          } else {
            missing.add(id);
          }
        });
    if (!missing.isEmpty()) {
      for (ReadModelDocument page : models.find(collection, missing)) {
        T says = read(page, type);
        parts.put(collection + "/" + page.id(), new Part(page.json().length(), says));
        found.add(says);
      }
    }
    return found;
  }

  /** All documents of a small model, in the order of their ids; they are kept in memory. */
  public <T> List<T> all(ReadModelCheckpoint at, String model, Class<T> type) {
    return collection(at, model).map(it -> kept(at, model, it, type)).orElse(List.of());
  }

  private <T> List<T> kept(ReadModelCheckpoint at, String model, String collection, Class<T> type) {
    CachedReadModel before = kept.get(model);
    CachedReadModel known =
        before != null && before.collection().equals(collection)
            ? before
            : CachedReadModel.nothing(collection);
    CachedReadModel now =
        known.isUpTo(at) ? known : known.upTo(at, models, page -> read(page, type));
    kept.put(model, now);
    return now.all().stream().map(type::cast).toList();
  }

  /** At most {@code limit} documents of a model that fit, the largest ids first. */
  public <T> List<T> latest(
      ReadModelCheckpoint at, String model, Bson filter, int limit, Class<T> type) {
    return read(collection(at, model).map(it -> models.latest(it, filter, limit)), type);
  }

  /**
   * At most {@code limit} documents of a model that fit, the smallest ids first, and not yet read,
   * so that whoever goes through many may ask for more meanwhile.
   */
  public List<ReadModelDocument> earliest(
      ReadModelCheckpoint at, String model, Bson filter, int limit) {
    return collection(at, model).map(it -> models.earliest(it, filter, limit)).orElse(List.of());
  }

  /** The positions of the same. */
  public List<Long> positions(ReadModelCheckpoint at, String model, Bson filter, int limit) {
    return collection(at, model)
        .map(collection -> models.positions(collection, filter, limit))
        .orElse(List.of());
  }

  /** How many documents of a model fit, by the values of two fields. */
  public List<ReadModelStore.GroupCount> tally(
      ReadModelCheckpoint at, String model, Bson filter, ReadModelStore.GroupCountFields by) {
    return collection(at, model).map(it -> models.tally(it, filter, by)).orElse(List.of());
  }

  /** How many documents of a model fit. */
  public long count(ReadModelCheckpoint at, String model, Bson filter) {
    return collection(at, model).map(it -> models.count(it, filter)).orElse(0L);
  }

  /** Documents of another shape cannot be read; the model is being made anew. */
  private Optional<String> collection(ReadModelCheckpoint at, String model) {
    Projection projection = Objects.requireNonNull(projections.get(model));
    if (at.generation() > 0 && at.collection(projection).isEmpty()) {
      throw ReadModelPending.problem();
    }
    return at.collection(projection);
  }

  private <T> List<T> read(Optional<List<ReadModelDocument>> pages, Class<T> type) {
    return pages.orElse(List.of()).stream().map(page -> read(page, type)).toList();
  }

  private <T> T read(ReadModelDocument page, Class<T> type) {
    return json.readValue(page.json(), type);
  }
}
