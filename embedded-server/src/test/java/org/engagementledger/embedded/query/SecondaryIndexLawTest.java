package org.engagementledger.embedded.query;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A collection with indexes answers as one without, whatever is in it and is asked; {@code
 * -Dseed=N} for the same again, {@code -DlawRounds=N} for more.
 */
class SecondaryIndexLawTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int ROUNDS = Integer.getInteger("lawRounds", 3);
  private static final int DOCUMENTS = 120;
  private static final int QUESTIONS = 200;
  private static final String[][] INDEXES = {
    {"a"}, {"b"}, {"a", "b"}, {"a", "c", "_id"}, {"b", "c"}, {"n.x"}, {"n.x", "a"}, {"c", "_id"}
  };
  private static final Document COUNTING =
      new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)));
  private static final List<String> FIELDS = List.of("a", "b", "c", "n.x", "n", "_id", "n.0.x");

  /** Of two chars, the first of which is before the last char. */
  private static final String CLEF = Character.toString(0x1d11e);

  private static final String LAST = Character.toString(0xffff);
  private static final List<Object> TAME = List.of(1, 2, 3L, 2.5, "a", "ab", "b", CLEF, LAST, true);

  @TempDir Path folder;
  private final Random random = new Random(SEED);

  // The server cannot sort all values, since its comparing them is no order; where there are such
  // ones it is asked only for what needs no sorting.
  private boolean isWild;

  private long read;
  private long readWithoutIndexes;

  @Test
  void an_index_changes_no_answer() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      isWild = round % 2 == 0;
      InProcessDatabase database =
          new InProcessDatabase(Files.createDirectory(folder.resolve("round" + round)));
      try {
        answersAlike(database, round);
      } finally {
        database.close();
      }
    }
    assertThat(read).isLessThan(readWithoutIndexes);
  }

  private void answersAlike(InProcessDatabase database, int round) {
    boolean textIds = round % 3 != 2;
    List<String[]> indexes = new ArrayList<>(Arrays.asList(INDEXES));
    Collections.shuffle(indexes, random);
    List<String[]> some = indexes.subList(0, 1 + random.nextInt(4));
    database.insert("plain", document(0, textIds));
    database.insert("indexed", database.find("plain", new Document()).getFirst());
    some.subList(0, some.size() / 2).forEach(it -> database.index("indexed", it));
    IntStream.range(1, DOCUMENTS)
        .mapToObj(i -> document(i, textIds))
        .forEach(
            it -> {
              database.insert("plain", it);
              database.insert("indexed", it);
            });
    some.forEach(it -> database.index("indexed", it));
    for (int i = 0; i < QUESTIONS; i++) {
      if (i % 40 == 39) {
        change(database, i);
      }
      asks(database, some);
    }
  }

  private void change(InProcessDatabase database, int i) {
    Document filter = filter();
    Document set = new Document("$set", new Document("a", value()).append("c", value()));
    for (String collection : List.of("plain", "indexed")) {
      if (i % 80 == 39) {
        database.update(collection, filter, set);
      } else {
        database.delete(collection, filter.append("b", 1));
      }
    }
    if (random.nextBoolean()) {
      database.killAndOpen();
    }
  }

  private void asks(InProcessDatabase database, List<String[]> indexes) {
    Document filter = filter();
    Document order = order();
    int skip = random.nextInt(3) == 0 ? random.nextInt(5) : 0;
    int limit = random.nextBoolean() ? 1 + random.nextInt(20) : 0;
    List<Document> found = new ArrayList<>();
    List<Document> expected = new ArrayList<>();
    read +=
        database.reading(
            "indexed", () -> found.addAll(database.find("indexed", filter, order, skip, limit)));
    readWithoutIndexes +=
        database.reading(
            "plain", () -> expected.addAll(database.find("plain", filter, order, skip, limit)));
    assertThat(found)
        .as(
            "-Dseed=%s: %s by %s, %s from %s, indexes %s",
            SEED, filter, order, limit, skip, Arrays.deepToString(indexes.toArray()))
        .isEqualTo(expected);
    Document match = new Document("$match", filter);
    assertThat(database.aggregate("indexed", match, COUNTING))
        .as("-Dseed=%s: count of %s", SEED, filter)
        .isEqualTo(database.aggregate("plain", match, COUNTING));
    assertThat(database.aggregate("indexed", match))
        .as("-Dseed=%s: %s", SEED, filter)
        .isEqualTo(database.aggregate("plain", match));
  }

  private Document document(int i, boolean textId) {
    Document it = new Document("_id", textId ? (Object) ("k" + i * 7919 % 1000) : id(i));
    for (String field : List.of("a", "b", "c")) {
      if (random.nextInt(6) > 0) {
        it.append(field, value());
      }
    }
    switch (random.nextInt(5)) {
      case 0 -> it.append("n", new Document("x", value()));
      case 1 -> it.append("n", List.of(new Document("x", value()), new Document("x", value())));
      case 2 -> it.append("n", List.of(List.of(new Document("x", value())), simple()));
      case 3 -> it.append("n", simple());
      default -> it.append("m", 1);
    }
    return it;
  }

  private Object id(int i) {
    return i % 3 == 0 ? (Object) (long) i : i % 3 == 1 ? (Object) ("k" + i) : (Object) i;
  }

  private @Nullable Object value() {
    return switch (random.nextInt(isWild ? 12 : 8)) {
      case 0 -> null;
      case 1 -> new ArrayList<>(Arrays.asList(simple(), simple()));
      case 8 -> List.of();
      case 9 -> List.of(simple(), List.of(simple()));
      case 10 -> new Document("x", simple());
      default -> simple();
    };
  }

  private Object simple() {
    List<Object> some =
        List.of(
            1,
            1L,
            1.0,
            2,
            2.5,
            -3,
            0.0,
            -0.0,
            5_000_000_000L,
            5_000_000_000.5,
            Long.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            new Decimal128(5L, 0L),
            true,
            false,
            Instant.ofEpochMilli(1),
            Instant.ofEpochMilli(1_700_000_000_000L),
            "",
            "a",
            "ab",
            "abc",
            "b",
            "a\u0000",
            "қ",
            LAST,
            CLEF,
            "12");
    return random.nextInt(3) == 0 && isWild
        ? some.get(random.nextInt(some.size()))
        : TAME.get(random.nextInt(TAME.size()));
  }

  private Document filter() {
    Document filter = new Document();
    for (int parts = random.nextInt(4); parts > 0; parts--) {
      filter.put(FIELDS.get(random.nextInt(FIELDS.size())), condition());
    }
    if (random.nextInt(5) == 0) {
      return new Document("$and", List.of(filter, new Document("a", condition())));
    }
    return random.nextInt(8) == 0 ? new Document("$or", List.of(filter, filter)) : filter;
  }

  private @Nullable Object condition() {
    return switch (random.nextInt(12)) {
      case 0 -> new Document("$in", new ArrayList<>(Arrays.asList(simple(), value())));
      case 1 -> new Document("$all", List.of(simple()));
      case 2 -> new Document("$all", List.of(simple(), simple()));
      case 3 -> new Document("$gt", simple());
      case 4 -> new Document("$gte", simple()).append("$lt", simple());
      case 5 -> new Document("$lte", simple());
      case 6 -> new BsonRegularExpression("^" + (random.nextBoolean() ? "a" : "1"), "");
      case 7 -> new Document("$ne", simple()).append("$gt", simple());
      case 8 -> new Document("$eq", simple());
      case 9 -> new Document("$exists", random.nextBoolean());
      case 10 -> value();
      default -> simple();
    };
  }

  private @Nullable Document order() {
    int way = random.nextBoolean() ? 1 : -1;
    return switch (random.nextInt(isWild ? 3 : 7)) {
      case 0 -> null;
      case 1 -> new Document("$natural", way);
      case 2 -> new Document("_id", way);
      case 3 -> new Document("c", way).append("_id", way);
      case 4 -> new Document("b", way);
      case 5 -> new Document("b", way).append("_id", -way);
      default -> new Document("a", way).append("c", way);
    };
  }
}
