package org.engagementledger.embedded.query;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand events, of which ten each are about one country, and each has three words. */
class SecondaryIndexTest {
  private static final String EVENTS = "events";
  private static final int MANY = 1_000;

  @TempDir Path folder;
  private InProcessDatabase database;

  @BeforeEach
  void open() {
    database = new InProcessDatabase(folder);
    database.insert(
        EVENTS, IntStream.range(0, MANY).mapToObj(i -> event(i)).toArray(Document[]::new));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Document event(int i) {
    return new Document("_id", "%06d".formatted(i))
        .append("day", i / 10 * 7 % MANY)
        .append("country", "C" + i % 100)
        .append("words", List.of("all", "half" + i % 2, "few" + i % 200));
  }

  @Test
  void equality_reads_what_is_equal() {
    database.index(EVENTS, "country");

    assertThat(reading(country("C7"), null, 0)).isEqualTo(10);
    assertThat(database.find(EVENTS, country("C7"))).hasSize(10);
  }

  @Test
  void the_latest_of_many_are_read_one_by_one() {
    database.index(EVENTS, "words");

    assertThat(reading(words("half0"), new Document("_id", -1), 50)).isLessThanOrEqualTo(51);
    assertThat(reading(words("few3"), new Document("_id", -1), 2)).isLessThanOrEqualTo(3);
    assertThat(database.find(EVENTS, words("few3"), new Document("_id", -1), 0, 2))
        .extracting(it -> it.get("_id"))
        .containsExactly("000803", "000603");
  }

  @Test
  void what_is_behind_a_cursor_is_begun_there() {
    database.index(EVENTS, "country");
    Document behind = country("C7").append("_id", new Document("$lt", "000300"));

    assertThat(reading(behind, new Document("_id", -1), 0)).isLessThanOrEqualTo(4);
    assertThat(database.find(EVENTS, behind)).hasSize(3);
  }

  @Test
  void the_rest_of_an_index_is_an_order() {
    database.index(EVENTS, "words", "day", "_id");
    Document latest = new Document("day", -1).append("_id", -1);

    assertThat(reading(words("half1"), latest, 20)).isLessThanOrEqualTo(21);
    assertThat(database.find(EVENTS, words("half1"), latest, 0, 1).getFirst().get("day"))
        .isEqualTo(693);
  }

  @Test
  void the_rest_of_an_index_is_bounded_as_well() {
    database.index(EVENTS, "country", "day");
    Document late = country("C7").append("day", new Document("$gte", 600));

    long fitting = database.find(EVENTS, late).size();
    assertThat(reading(late, null, 0)).isEqualTo(fitting).isLessThan(10);
  }

  @Test
  void of_several_words_the_rarest_is_looked_up_and_the_others_before_a_document_is_read() {
    database.index(EVENTS, "words", "day", "_id");
    Document both = new Document("words", new Document("$all", List.of("half1", "few3", "all")));
    Document none = new Document("words", new Document("$all", List.of("half1", "half0")));

    assertThat(reading(both, null, 0)).isEqualTo(5);
    assertThat(reading(none, new Document("day", -1).append("_id", -1), 20)).isZero();
  }

  @Test
  void conditions_on_several_indexes_are_looked_up_before_a_document_is_read() {
    database.index(EVENTS, "words");
    database.index(EVENTS, "country");
    Document both = words("half1").append("country", "C7");

    assertThat(reading(both, null, 0)).isEqualTo(10);
    assertThat(reading(words("half0").append("country", "C7"), null, 0)).isZero();
  }

  @Test
  void words_are_found_by_how_they_begin() {
    database.index(EVENTS, "words");
    Document begins = new Document("words", new BsonRegularExpression("^few19", ""));

    assertThat(database.find(EVENTS, begins)).hasSize(55);
    assertThat(reading(begins, null, 0)).isEqualTo(55);
  }

  @Test
  void a_span_of_a_quarter_or_less_is_looked_up() {
    database.index(EVENTS, "day");
    Document few = new Document("day", new Document("$gte", 10).append("$lt", 50));
    Document most = new Document("day", new Document("$gte", 10));

    assertThat(reading(few, null, 0)).isEqualTo(database.find(EVENTS, few).size()).isPositive();
    assertThat(reading(most, null, 0)).isEqualTo(MANY);
  }

  @Test
  void what_is_changed_deleted_counted_and_put_together_is_found_by_indexes() {
    database.index(EVENTS, "country");

    assertThat(reading(() -> database.aggregate(EVENTS, new Document("$match", country("C1")))))
        .isEqualTo(10);
    Document change = new Document("$set", new Document("country", "C2"));
    assertThat(reading(() -> database.update(EVENTS, country("C1"), change))).isEqualTo(10);
    assertThat(
            reading(
                () -> assertThat(database.delete(EVENTS, country("C2"))).containsEntry("n", 20)))
        .isEqualTo(20);
    assertThat(database.find(EVENTS, new Document())).hasSize(MANY - 20);
  }

  @Test
  void a_value_and_a_span_are_counted_without_reading_a_document() {
    database.index(EVENTS, "country");
    database.index(EVENTS, "day");
    Document count =
        new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)));
    Document span = new Document("day", new Document("$gte", 350));

    assertThat(reading(() -> assertThat(counted(country("C7"), count)).contains("10"))).isZero();
    assertThat(reading(() -> assertThat(counted(span, count)).contains("500"))).isZero();
    assertThat(counted(country("none"), count)).isEqualTo("[]");
  }

  private String counted(Document filter, Document count) {
    return database.aggregate(EVENTS, new Document("$match", filter), count).toString();
  }

  @Test
  void what_moves_within_an_index_while_it_is_read_is_changed_once() {
    database.index(EVENTS, "day");
    Document early = new Document("day", new Document("$lt", 100));
    long found = database.find(EVENTS, early).size();

    Document later = new Document("$inc", new Document("day", 1));
    assertThat(database.update(EVENTS, early, later)).containsEntry("n", (int) found);
  }

  @Test
  void an_index_follows_what_is_done_again_after_a_kill() {
    database.index(EVENTS, "country");
    database.delete(EVENTS, country("C7"));
    database.update(EVENTS, country("C8"), new Document("$set", new Document("country", "C9")));
    database.insert(EVENTS, new Document("_id", "new").append("country", "C7"));

    database.killAndOpen();

    assertThat(database.find(EVENTS, country("C7"))).hasSize(1);
    assertThat(reading(country("C7"), null, 0)).isEqualTo(1);
    assertThat(reading(country("C8"), null, 0)).isZero();
    assertThat(database.find(EVENTS, country("C9"))).hasSize(20);
  }

  @Test
  void indexes_are_listed_and_dropped_and_made_again() {
    database.index(EVENTS, "country");
    assertThat(database.command(new Document("listIndexes", EVENTS)).toString())
        .contains("name", "country");

    database.command(new Document("dropIndexes", EVENTS).append("index", "country"));
    assertThat(reading(country("C7"), null, 0)).isEqualTo(MANY);

    database.index(EVENTS, "country");
    assertThat(reading(country("C7"), null, 0)).isEqualTo(10);
  }

  @Test
  void the_index_of_a_dropped_collection_is_gone() {
    database.index(EVENTS, "country");
    database.command(new Document("drop", EVENTS));
    database.insert(EVENTS, event(7));
    database.index(EVENTS, "country");

    assertThat(database.find(EVENTS, country("C7"))).hasSize(1);
    assertThat(reading(country("C8"), null, 0)).isLessThanOrEqualTo(1);
  }

  private static Document country(String name) {
    return new Document("country", name);
  }

  private static Document words(String word) {
    return new Document("words", word);
  }

  private long reading(Document filter, @Nullable Document order, int limit) {
    return reading(() -> database.find(EVENTS, filter, order, 0, limit));
  }

  private long reading(Runnable done) {
    return database.reading(EVENTS, done);
  }
}
