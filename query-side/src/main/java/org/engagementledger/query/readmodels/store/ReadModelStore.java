package org.engagementledger.query.readmodels.store;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * The documents of read models, in a collection for each. They are written {@link
 * ReadModelWriteConcern}: the token of the processor is written after them and waits for the disk,
 * and what is lost with a token comes again.
 */
@Component
public final class ReadModelStore {
  private static final String PREFIX = "read_";
  private static final int PART = 1000;
  private static final int BULK = 128;
  private static final int DUPLICATE_KEY = 11000;

  private final MongoOperations mongo;
  private final ReadModelWriteConcern beforeToken;

  ReadModelStore(MongoOperations mongo, ReadModelWriteConcern beforeToken) {
    this.mongo = mongo;
    this.beforeToken = beforeToken;
  }

  /** What the collection of a model is called at first; those made later have a mark behind it. */
  public static String collection(String model) {
    return PREFIX + model;
  }

  /** The names of all collections of read models, used or not. */
  public Set<String> collections() {
    return mongo.getCollectionNames().stream()
        .filter(name -> name.startsWith(PREFIX) && !name.equals(CheckpointStore.COLLECTION))
        .collect(Collectors.toSet());
  }

  /** The document with that id, if the collection has one. */
  public Optional<ReadModelDocument> find(String collection, String id) {
    return Optional.ofNullable(documents(collection).find(eq("_id", id)).first())
        .map(ReadModelDocumentMapping::page);
  }

  /** The documents with those ids, as far as the collection has them, in no order. */
  public List<ReadModelDocument> find(String collection, Collection<String> ids) {
    return pages(documents(collection).find(in("_id", ids)));
  }

  /** All documents of a collection, in the order of their ids. */
  public List<ReadModelDocument> all(String collection) {
    return pages(documents(collection).find(empty()).sort(new Document("_id", 1)));
  }

  /** The positions of the last events in all documents of a collection, in the order of ids. */
  public Map<String, Long> positions(String collection) {
    Map<String, Long> positions = new LinkedHashMap<>();
    documents(collection)
        .find(empty())
        .projection(Projections.include("position"))
        .sort(new Document("_id", 1))
        .forEach(
            it ->
                positions.put(
                    ReadModelDocumentMapping.id(it), ReadModelDocumentMapping.position(it)));
    return positions;
  }

  /**
   * At most {@code limit} documents that fit, without their keys; those first that have the largest
   * ids.
   */
  List<ReadModelDocument> latest(String collection, Bson filter, int limit) {
    return pages(
        documents(collection)
            .find(filter)
            .projection(Projections.exclude("keys"))
            .sort(Sorts.descending("_id"))
            .limit(limit));
  }

  /**
   * At most {@code limit} documents that fit, without their keys; those first that have the
   * smallest ids.
   */
  List<ReadModelDocument> earliest(String collection, Bson filter, int limit) {
    return pages(smallest(collection, filter, limit).projection(Projections.exclude("keys")));
  }

  /** The positions of the last events in the same documents. */
  public List<Long> positions(String collection, Bson filter, int limit) {
    return smallest(collection, filter, limit)
        .projection(Projections.include("position"))
        .map(ReadModelDocumentMapping::position)
        .into(new ArrayList<>());
  }

  private FindIterable<Document> smallest(String collection, Bson filter, int limit) {
    Bson smallestFirst = Sorts.ascending("_id");
    return documents(collection).find(filter).sort(smallestFirst).limit(limit).batchSize(limit);
  }

  /** All documents of a collection, some at a time. */
  public Stream<List<ReadModelDocument>> inParts(String collection) {
    Iterator<Document> all = documents(collection).find().batchSize(PART).iterator();
    return Stream.generate(() -> next(all)).takeWhile(part -> !part.isEmpty());
  }

  /**
   * The same, as far as they can be read.
   *
   * @param failed is told why the others cannot
   */
  public Stream<List<ReadModelDocument>> inParts(
      String collection, Consumer<MongoException> failed) {
    Iterator<List<ReadModelDocument>> parts = inParts(collection).iterator();
    return Stream.generate(() -> nextReadable(parts, failed)).takeWhile(part -> !part.isEmpty());
  }

  private static List<ReadModelDocument> nextReadable(
      Iterator<List<ReadModelDocument>> parts, Consumer<MongoException> failed) {
    try {
      return parts.hasNext() ? parts.next() : List.of();
    } catch (MongoException unreadable) {
      failed.accept(unreadable);
      return List.of();
    }
  }

  private static List<ReadModelDocument> next(Iterator<Document> all) {
    List<ReadModelDocument> part = new ArrayList<>();
    while (part.size() < PART && all.hasNext()) {
      part.add(ReadModelDocumentMapping.page(all.next()));
    }
    return part;
  }

  /** How many documents of a collection have no event after that position in them. */
  public long count(String collection, long position) {
    return documents(collection).countDocuments(lte("position", position));
  }

  /**
   * What documents are counted by.
   *
   * @param number of which the least and the most are found
   */
  public record GroupCountFields(String one, String other, String number) {}

  /** How many documents have these two values, and between which numbers they lie. */
  public record GroupCount(String one, String other, long count, long least, long most) {}

  /** How many documents of a collection fit, by the values of two fields. */
  public List<GroupCount> tally(String collection, Bson filter, GroupCountFields by) {
    Document pair = new Document("one", "$" + by.one()).append("other", "$" + by.other());
    List<Bson> steps =
        List.of(
            Aggregates.match(filter),
            Aggregates.group(
                pair,
                Accumulators.sum("count", 1L),
                Accumulators.min("least", "$" + by.number()),
                Accumulators.max("most", "$" + by.number())));
    var found = documents(collection).aggregate(steps);
    return StreamSupport.stream(found.spliterator(), false).map(ReadModelStore::tally).toList();
  }

  private static GroupCount tally(Document it) {
    Document pair = it.get("_id", Document.class);
    return new GroupCount(
        pair.getString("one"),
        pair.getString("other"),
        it.get("count", Number.class).longValue(),
        it.get("least", Number.class).longValue(),
        it.get("most", Number.class).longValue());
  }

  /** How many documents of a collection fit. */
  public long count(String collection, Bson filter) {
    return documents(collection).countDocuments(filter);
  }

  /** Makes the indexes that a model's documents are found by. */
  public void prepare(String collection, Projection projection) {
    documents(collection).createIndex(Indexes.descending("position"));
    projection
        .keys()
        .forEach(
            key ->
                documents(collection)
                    .createIndex(
                        Indexes.compoundIndex(
                            Indexes.ascending("keys." + key), Indexes.descending("_id"))));
  }

  /**
   * Writes documents, except those of which a later version is there already: all models at once,
   * since a server that writes to disk first takes as long for one as for all.
   *
   * @param collections where each model is, by its name; those that are nowhere are left out
   * @param pages the documents of each model
   */
  public void save(Map<String, String> collections, Map<String, List<ReadModelDocument>> pages) {
    try (var atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writes = new ArrayList<>();
      pages.forEach(
          (model, its) -> {
            String collection = collections.get(model);
            if (collection != null && !its.isEmpty()) {
              writes.add(atOnce.submit(() -> save(collection, its)));
            }
          });
      writes.forEach(ReadModelStore::finish);
    }
  }

  /** In parts, so that neither side holds them all a second time. */
  private void save(String collection, List<ReadModelDocument> pages) {
    for (int from = 0; from < pages.size(); from += BULK) {
      write(collection, pages.subList(from, Math.min(pages.size(), from + BULK)));
    }
  }

  private void write(String collection, List<ReadModelDocument> pages) {
    List<WriteModel<Document>> writes =
        pages.stream().map(ReadModelDocumentMapping::write).toList();
    try {
      documents(collection).bulkWrite(writes, new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      // an insertion was tried, and met a document that is as late, or later
      if (!e.getWriteErrors().stream().allMatch(it -> it.getCode() == DUPLICATE_KEY)) {
        throw e;
      }
    }
  }

  private static void finish(Future<?> write) {
    try {
      write.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a read model could not be written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while read models were written", e);
    }
  }

  /** Drops a collection that is no model's any more. */
  public void drop(String collection) {
    mongo.dropCollection(collection);
  }

  private MongoCollection<Document> documents(String collection) {
    return mongo.getCollection(collection).withWriteConcern(beforeToken.concern());
  }

  private static List<ReadModelDocument> pages(FindIterable<Document> found) {
    return StreamSupport.stream(found.spliterator(), false)
        .map(ReadModelDocumentMapping::page)
        .toList();
  }
}
