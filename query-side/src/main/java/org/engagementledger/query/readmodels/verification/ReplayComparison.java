package org.engagementledger.query.readmodels.verification;

import com.mongodb.MongoException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.engagementledger.ledger.server.StorageDamage;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One comparison of the read models, as one catalogue has them, with a replay of the log. */
final class ReplayComparison {
  private final ReadModelStore models;
  private final ProjectedLog log;
  private final Supplier<ProjectionReplay> replays;
  private final JsonMapper json;
  private final ReadModelCheckpoint at;
  private final Map<String, String> collections;
  private final ReadModelVerification.VerificationFindings found;

  /** What the documents that were found to differ say, by what they are known by. */
  private final Map<String, ReadModelDocument> altered = new LinkedHashMap<>();

  /** The models that the server cannot read to their end. */
  private final Set<String> unreadable = new HashSet<>();

  /**
   * A comparison.
   *
   * @param replays begins a replay
   * @param collections where each model is that is to be compared
   * @param found takes what is found
   */
  ReplayComparison(
      ReadModelStore models,
      ProjectedLog log,
      Supplier<ProjectionReplay> replays,
      JsonMapper json,
      ReadModelCheckpoint at,
      Map<String, String> collections,
      ReadModelVerification.VerificationFindings found) {
    this.models = models;
    this.log = log;
    this.replays = replays;
    this.json = json;
    this.at = at;
    this.collections = collections;
    this.found = found;
  }

  /** Compares every document, unless it is stopped. */
  ReadModelVerification run(BooleanSupplier stopped) {
    DocumentPartitions shares = DocumentPartitions.of(documents());
    for (int share = 0; share < shares.count() && !stopped.getAsBoolean(); share++) {
      compare(shares, share, stopped);
    }
    boolean complete = !stopped.getAsBoolean();
    nameAltered();
    return found.ended(complete);
  }

  private long documents() {
    return collections.values().stream().mapToLong(it -> models.count(it, at.position())).sum();
  }

  private void compare(DocumentPartitions shares, int share, BooleanSupplier stopped) {
    Map<String, DocumentDigest> made = new HashMap<>();
    Map<String, ReadModelDocument> further = new HashMap<>();
    ProjectionReplay replay = replays.get();
    replay.to(
        at.position(),
        each(
            (key, page) -> {
              if (shares.isOf(share, key)) {
                made.put(key, DocumentDigest.of(page));
              }
            }));
    collections.forEach(
        (model, collection) ->
            inUse(model, collection)
                .takeWhile(page -> !stopped.getAsBoolean())
                .filter(page -> shares.isOf(share, key(model, page)))
                .forEach(page -> compare(key(model, page), page, made, further)));
    if (!stopped.getAsBoolean()) {
      compareFurther(replay, further, stopped);
      made.keySet().forEach(this::requireThere);
    }
  }

  /** Those of a model; where the server cannot read them all, those before. */
  private Stream<ReadModelDocument> inUse(String model, String collection) {
    return models.inParts(collection, failed -> note(model, failed)).flatMap(List::stream);
  }

  private void note(String model, MongoException failed) {
    String damage = StorageDamage.behind(failed).orElseThrow(() -> failed);
    if (unreadable.add(model)) {
      found.different("The read model '%s' cannot be read: %s".formatted(model, damage));
    }
  }

  private void compare(
      String key,
      ReadModelDocument used,
      Map<String, DocumentDigest> made,
      Map<String, ReadModelDocument> further) {
    DocumentDigest expected = made.remove(key);
    if (used.position() > at.position()) {
      further.put(key, used);
      return;
    }
    found.compared();
    if (expected == null) {
      found.different(name(key) + " is there, and no event made it.");
    } else if (expected.position() != used.position()) {
      found.different(
          name(key)
              + " ends with position %d instead of %d."
                  .formatted(used.position(), expected.position()));
    } else if (!expected.equals(DocumentDigest.of(used))) {
      differs(key, used);
    }
  }

  /** In what it differs is found once all is compared, by another replay of just these. */
  private void differs(String key, ReadModelDocument used) {
    if (altered.size() < ReadModelVerification.MOST) {
      altered.put(key, used);
    } else {
      found.different(name(key) + " differs.");
    }
  }

  /** Documents with events in them that are not yet in all models, as the events come. */
  private void compareFurther(
      ProjectionReplay replay, Map<String, ReadModelDocument> further, BooleanSupplier stopped) {
    if (!further.isEmpty()) {
      replay.throughEveryEventTo(
          log.end(), each((key, page) -> compareFurther(key, page, further)));
    }
    if (!stopped.getAsBoolean()) {
      further.forEach((key, used) -> found.different(name(key) + madeByNothing(used)));
    }
  }

  private static String madeByNothing(ReadModelDocument used) {
    return " ends with position %d, and no event there made it.".formatted(used.position());
  }

  private void compareFurther(
      String key, ReadModelDocument made, Map<String, ReadModelDocument> further) {
    ReadModelDocument used = further.get(key);
    if (used == null || used.position() != made.position()) {
      return;
    }
    further.remove(key);
    found.compared();
    if (!DocumentDigest.of(made).equals(DocumentDigest.of(used))) {
      found.different(name(key) + " " + DocumentDifference.between(made, used, json) + ".");
    }
  }

  /** A document that was written while others were read may have been passed over. */
  private void requireThere(String key) {
    String model = key.substring(0, key.indexOf('/'));
    if (unreadable.contains(model)) {
      return;
    }
    found.compared();
    String collection = collections.getOrDefault(model, "");
    if (models.find(collection, key.substring(model.length() + 1)).isEmpty()) {
      found.different(name(key) + " is missing.");
    }
  }

  private void nameAltered() {
    if (altered.isEmpty()) {
      return;
    }
    Map<String, ReadModelDocument> made = new HashMap<>();
    replays
        .get()
        .to(
            at.position(),
            each(
                (key, page) -> {
                  if (altered.containsKey(key)) {
                    made.put(key, page);
                  }
                }));
    altered.forEach((key, used) -> found.different(name(key) + difference(made.get(key), used)));
  }

  /** Whoever stops it may leave that open. */
  private String difference(@Nullable ReadModelDocument made, ReadModelDocument used) {
    return made == null || made.position() != used.position()
        ? " differs."
        : " " + DocumentDifference.between(made, used, json) + ".";
  }

  private Consumer<Map<String, List<ReadModelDocument>>> each(
      BiConsumer<String, ReadModelDocument> taker) {
    return batch ->
        batch.forEach(
            (model, pages) -> {
              if (collections.containsKey(model)) {
                pages.forEach(page -> taker.accept(key(model, page), page));
              }
            });
  }

  /** By what a document is known among all read models. */
  private static String key(String model, ReadModelDocument page) {
    return model + "/" + page.id();
  }

  private static String name(String key) {
    int end = key.indexOf('/');
    return "The read model '%s': %s".formatted(key.substring(0, end), key.substring(end + 1));
  }
}
