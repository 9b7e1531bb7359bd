package org.engagementledger.query.readmodels.deadletters;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.WireNames;
import org.engagementledger.query.readmodels.OperationsLog;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * The dead letters, one for each stream that waits, in books: a rebuild has its own, which comes
 * into use together with what was rebuilt.
 */
@Component
public final class DeadLetterStore {
  private static final String COLLECTION = "dead_letters";

  private final MongoOperations mongo;
  private final Clock clock;
  private final ProjectedLog log;
  private final OperationsLog note;

  DeadLetterStore(MongoOperations mongo, Clock clock, ProjectedLog log, OperationsLog note) {
    this.mongo = mongo;
    this.log = log;
    this.note = note;
    this.clock = clock;
  }

  /** Those of the read models in use, in the order of their positions. */
  public List<DeadLetter> all(ReadModelCheckpoint at) {
    return in(at.book());
  }

  /** At most so many of them, behind a position. */
  public List<DeadLetter> following(long position, int most, ReadModelCheckpoint at) {
    var found =
        documents()
            .find(and(eq("book", at.book()), gt("position", position)))
            .sort(new Document("position", 1))
            .limit(most);
    return StreamSupport.stream(found.spliterator(), false).map(DeadLetterStore::letter).toList();
  }

  /** The one of that event, if it waits. */
  public Optional<DeadLetter> find(String event, ReadModelCheckpoint at) {
    return Optional.ofNullable(
            documents().find(and(eq("book", at.book()), eq("event", event))).first())
        .map(DeadLetterStore::letter);
  }

  /** Whether a stream waits. */
  public boolean isWaiting(String stream, ReadModelCheckpoint at) {
    return documents().find(eq("_id", id(at.book(), stream))).first() != null;
  }

  /** How many events of its stream wait, it included. */
  public long waiting(DeadLetter letter) {
    return log.count(letter.stream(), letter.sequence());
  }

  /**
   * Records what is to be done about one, and by whom.
   *
   * @return the position at which it is recorded; what includes that has done it
   */
  public long record(DeadLetterEvent event, String actor) {
    return note.of(event, actor).position();
  }

  List<DeadLetter> in(String book) {
    var found = documents().find(eq("book", book)).sort(new Document("position", 1));
    return StreamSupport.stream(found.spliterator(), false).map(DeadLetterStore::letter).toList();
  }

  /** Parks an event and what follows it in its stream. */
  DeadLetter park(String book, StoredEvent seen, RuntimeException cause) {
    DeadLetter letter =
        new DeadLetter(
            seen.id(),
            seen.stream(),
            seen.sequence(),
            seen.position(),
            type(seen),
            cause instanceof ProjectionFailed it ? it.model() : "",
            (cause instanceof ProjectionFailed it ? it.why() : cause).toString(),
            clock.instant(),
            1);
    DeadLetter parked =
        Optional.ofNullable(documents().find(eq("_id", id(book, seen.stream()))).first())
            .map(DeadLetterStore::letter)
            .map(before -> before.triedAgain(letter))
            .orElse(letter);
    save(book, parked);
    return parked;
  }

  /** A follower is told the name on the wire only of what it cannot read. */
  private static String type(StoredEvent seen) {
    return seen.type().isEmpty() ? wireName(seen.event().getClass()) : seen.type();
  }

  private static String wireName(Class<?> event) {
    return WireNames.EVENTS.entrySet().stream()
        .filter(named -> named.getValue() == event)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  void remove(String book, DeadLetter it) {
    documents().deleteOne(and(eq("_id", id(book, it.stream())), eq("event", it.event())));
  }

  /** Forgets books that nobody goes on with. */
  public void keepOnly(Collection<String> books) {
    documents().deleteMany(nin("book", books));
  }

  /**
   * Adds the letters of one book to another, since models of both are in use together. Where a
   * stream waits in both, the earlier stays: from there on, one of the models lacks its events.
   */
  public void add(String book, String to) {
    Map<String, Long> there =
        in(to).stream().collect(Collectors.toMap(DeadLetter::stream, DeadLetter::sequence));
    in(book).stream()
        .filter(it -> it.sequence() < there.getOrDefault(it.stream(), Long.MAX_VALUE))
        .forEach(it -> save(to, it));
  }

  private void save(String book, DeadLetter it) {
    Document document =
        new Document("_id", id(book, it.stream()))
            .append("book", book)
            .append("event", it.event())
            .append("stream", it.stream())
            .append("sequence", it.sequence())
            .append("position", it.position())
            .append("type", it.type())
            .append("model", it.model())
            .append("cause", it.cause())
            .append("since", it.since())
            .append("attempts", it.attempts());
    documents()
        .replaceOne(eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
  }

  private MongoCollection<Document> documents() {
    return mongo.getCollection(COLLECTION);
  }

  private static String id(String book, String stream) {
    return book + "/" + stream;
  }

  private static DeadLetter letter(Document document) {
    return new DeadLetter(
        document.getString("event"),
        document.getString("stream"),
        document.getLong("sequence"),
        document.getLong("position"),
        document.getString("type"),
        document.get("model", ""),
        document.getString("cause"),
        document.getDate("since").toInstant(),
        document.getInteger("attempts"));
  }
}
