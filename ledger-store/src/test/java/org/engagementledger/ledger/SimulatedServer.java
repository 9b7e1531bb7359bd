package org.engagementledger.ledger;

import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.Document;
import org.engagementledger.ledger.log.CommitStore;

/**
 * A replica set as a client sees it: an insert is first on the primary, where unique indexes see
 * it, then on a majority, where readers see it; a failover takes back what is not. Requests and
 * replies are lost, requests come late, queries are answered in two parts.
 */
final class SimulatedServer {
  private static final ServerAddress ADDRESS = new ServerAddress("simulated");
  private static final int DUPLICATE_KEY = 11000;
  private static final int DISK_FULL = 14031;

  private static final int NOWHERE = Integer.MAX_VALUE;

  /** A document, and its place in the order of writing while it has one. */
  private static final class Stored {
    private final String collection;
    private final Document document;
    private int place = NOWHERE;

    Stored(String collection, Document document) {
      this.collection = collection;
      this.document = document;
    }
  }

  private record Key(String collection, String field, Object value) {}

  private final DeterministicScheduler turns;
  private final Random random;

  private final Map<String, Set<String>> fields = new HashMap<>();
  private final Map<Key, List<Stored>> index = new HashMap<>();
  private final Set<String> lax = new HashSet<>();
  private final List<Stored> written = new ArrayList<>();
  private final List<Stored> underway = new ArrayList<>();
  private int onMajority;
  private int faults;
  private boolean calm;

  SimulatedServer(DeterministicScheduler turns, Random random) {
    this.turns = turns;
    this.random = random;
  }

  /** Two commits may have the same in this field. */
  void tolerateDuplicates(String field) {
    lax.add(field);
  }

  /** From now on nothing goes wrong any more. */
  void beCalm() {
    calm = true;
  }

  boolean isCalm() {
    return calm;
  }

  int faults() {
    return faults;
  }

  void createIndex(String collection, String field) {
    turns.step("index " + label(collection) + " by " + field);
    breakDown();
    fields.computeIfAbsent(collection, name -> new TreeSet<>()).add(field);
  }

  /**
   * Documents with one of these values, asked in two goes; as a majority has them, if so wished.
   */
  List<Document> find(String collection, String field, List<Object> values, boolean majority) {
    turns.step("find %s by %s, %d values".formatted(label(collection), field, values.size()));
    breakDown();
    int middle = random.nextInt(values.size());
    Set<Document> found =
        new LinkedHashSet<>(look(collection, field, values.subList(0, middle), majority));
    if (middle > 0) {
      turns.step("find on");
    }
    found.addAll(look(collection, field, values.subList(middle, values.size()), majority));
    breakDown();
    return List.copyOf(found);
  }

  List<Document> all(String collection) {
    return written.subList(0, onMajority).stream()
        .filter(stored -> stored.collection.equals(collection))
        .map(stored -> stored.document)
        .toList();
  }

  /** Answers when a majority has it, if so wished. */
  void insert(String collection, Document document, boolean majority) {
    Stored stored = new Stored(collection, document);
    turns.step("insert into %s: %s".formatted(label(collection), document.get("_id")));
    refuse();
    arriveLate(stored);
    breakDown();
    store(stored);
    if (majority) {
      turns.step("replicate " + document.get("_id"));
      replicateTo(stored);
    }
    breakDown();
  }

  /** Takes or replaces a document that is no part of the log; nothing is made of its order. */
  void replace(String collection, Document document) {
    turns.step("replace in %s: %s".formatted(label(collection), document.get("_id")));
    breakDown();
    Object id = document.get("_id");
    List<Stored> there = at(new Key(collection, "_id", Objects.requireNonNull(id)));
    if (there.isEmpty()) {
      Stored stored = new Stored(collection, document);
      store(stored);
      replicateTo(stored);
    } else {
      there.getFirst().document.putAll(document);
    }
  }

  /** Whether nothing is on its way any more. */
  boolean isQuiet() {
    return onMajority == written.size() && underway.isEmpty();
  }

  /** Brings one more insert to the majority. */
  void replicate() {
    onMajority = Math.min(onMajority + 1, written.size());
  }

  /** A majority goes on with another primary, without what only the old one had. */
  void failOver() {
    List<Stored> gone = written.subList(onMajority, written.size());
    turns.note("failover takes back " + gone.size());
    for (Stored stored : gone) {
      stored.place = NOWHERE;
      keys(stored).forEach(key -> at(key).remove(stored));
    }
    gone.clear();
  }

  /** A request arrives whose sender has given it up. */
  void deliver() {
    if (underway.isEmpty()) {
      return;
    }
    Stored late = underway.remove(random.nextInt(underway.size()));
    turns.note("late: " + late.document.get("_id"));
    try {
      store(late);
    } catch (MongoWriteException e) {
      turns.note("too late");
    }
  }

  /** Trial collections have names by chance, which must not tell one run from another. */
  private static String label(String collection) {
    return collection.startsWith("probe") ? "probe" : collection;
  }

  private List<Document> look(
      String collection, String field, List<Object> values, boolean majority) {
    return values.stream()
        .flatMap(value -> at(new Key(collection, field, value)).stream())
        .filter(stored -> !majority || stored.place < onMajority)
        .map(stored -> stored.document)
        .toList();
  }

  private void store(Stored stored) {
    List<Key> keys = keys(stored);
    if (keys.stream().anyMatch(key -> isUnique(key) && !at(key).isEmpty())) {
      throw error(DUPLICATE_KEY, "E11000 duplicate key");
    }
    keys.forEach(key -> index.computeIfAbsent(key, name -> new ArrayList<>()).add(stored));
    stored.place = written.size();
    written.add(stored);
  }

  private List<Stored> at(Key key) {
    return index.getOrDefault(key, List.of());
  }

  private boolean isUnique(Key key) {
    return !(key.collection().equals(CommitStore.COLLECTION) && lax.contains(key.field()));
  }

  private void replicateTo(Stored stored) {
    if (stored.place == NOWHERE) {
      throw new MongoNotPrimaryException(new BsonDocument(), ADDRESS);
    }
    onMajority = Math.max(onMajority, stored.place + 1);
  }

  private List<Key> keys(Stored stored) {
    List<Key> keys = new ArrayList<>();
    keys.add(new Key(stored.collection, "_id", stored.document.get("_id", Object.class)));
    for (String field : fields.getOrDefault(stored.collection, Set.of())) {
      Collection<?> values = stored.document.get(field, List.of());
      values.forEach(value -> keys.add(new Key(stored.collection, field, value)));
    }
    return keys;
  }

  private void arriveLate(Stored stored) {
    if (strikes(20)) {
      underway.add(stored);
      throw broken("underway");
    }
  }

  private void breakDown() {
    if (strikes(30)) {
      throw broken("connection lost");
    }
  }

  private void refuse() {
    if (strikes(60)) {
      turns.note("refused");
      throw error(DISK_FULL, "disk full");
    }
  }

  private boolean strikes(int oneIn) {
    boolean strikes = !calm && random.nextInt(oneIn) == 0;
    faults += strikes ? 1 : 0;
    return strikes;
  }

  private MongoException broken(String how) {
    turns.note(how);
    return new MongoSocketReadException(how, ADDRESS);
  }

  private static MongoWriteException error(int code, String message) {
    return new MongoWriteException(
        new WriteError(code, message, new BsonDocument()), ADDRESS, Set.of());
  }
}
