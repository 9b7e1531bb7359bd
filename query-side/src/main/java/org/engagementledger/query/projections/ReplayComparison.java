package org.engagementledger.query.projections;

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
import org.engagementledger.ledger.StorageDamage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One comparison of the read models, as one catalogue has them, with a replay of the log. */
final class ReplayComparison {
  private final ReadModels models;
  private final Log log;
  private final Supplier<Replay> replays;
  private final JsonMapper json;
  private final Catalogue at;
  private final Map<String, String> collections;
  private final ReadModelVerification.Draft found;

  /** What the documents that were found to differ say, by what they are known by. */
  private final Map<String, Page> altered = new LinkedHashMap<>();

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
      ReadModels models,
      Log log,
      Supplier<Replay> replays,
      JsonMapper json,
      Catalogue at,
      Map<String, String> collections,
      ReadModelVerification.Draft found) {
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
    DocumentShares shares = DocumentShares.of(documents());
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

  private void compare(DocumentShares shares, int share, BooleanSupplier stopped) {
    Map<String, DocumentDigest> made = new HashMap<>();
    Map<String, Page> further = new HashMap<>();
    Replay replay = replays.get();
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
  private Stream<Page> inUse(String model, String collection) {
    return models.inParts(collection, failed -> note(model, failed)).flatMap(List::stream);
  }

  private void note(String model, MongoException failed) {
    String damage = StorageDamage.behind(failed).orElseThrow(() -> failed);
    if (unreadable.add(model)) {
      found.different("The read model '%s' cannot be read: %s".formatted(model, damage));
    }
  }

  private void compare(
      String key, Page used, Map<String, DocumentDigest> made, Map<String, Page> further) {
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
  private void differs(String key, Page used) {
    if (altered.size() < ReadModelVerification.MOST) {
      altered.put(key, used);
    } else {
      found.different(name(key) + " differs.");
    }
  }

  /** Documents with events in them that are not yet in all models, as the events come. */
  private void compareFurther(Replay replay, Map<String, Page> further, BooleanSupplier stopped) {
    if (!further.isEmpty()) {
      replay.throughEveryEventTo(
          log.end(), each((key, page) -> compareFurther(key, page, further)));
    }
    if (!stopped.getAsBoolean()) {
      further.forEach((key, used) -> found.different(name(key) + madeByNothing(used)));
    }
  }

  private static String madeByNothing(Page used) {
    return " ends with position %d, and no event there made it.".formatted(used.position());
  }

  private void compareFurther(String key, Page made, Map<String, Page> further) {
    Page used = further.get(key);
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
    Map<String, Page> made = new HashMap<>();
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
  private String difference(@Nullable Page made, Page used) {
    return made == null || made.position() != used.position()
        ? " differs."
        : " " + DocumentDifference.between(made, used, json) + ".";
  }

  private Consumer<Map<String, List<Page>>> each(BiConsumer<String, Page> taker) {
    return batch ->
        batch.forEach(
            (model, pages) -> {
              if (collections.containsKey(model)) {
                pages.forEach(page -> taker.accept(key(model, page), page));
              }
            });
  }

  /** By what a document is known among all read models. */
  private static String key(String model, Page page) {
    return model + "/" + page.id();
  }

  private static String name(String key) {
    int end = key.indexOf('/');
    return "The read model '%s': %s".formatted(key.substring(0, end), key.substring(end + 1));
  }
}
