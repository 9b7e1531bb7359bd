package org.engagementledger.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

/** What the ledger and the read models rely on. */
class EmbeddedServerIT extends ServerTestCase {

  @Test
  void listens_on_the_loopback_address_only() {
    assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
  }

  @Test
  void what_is_found_comes_in_portions_that_fit_into_a_reply() {
    byte[] large = new byte[4 << 20];
    for (long id = 0; id < 20; id++) {
      commits.insertOne(new Document("_id", id).append("entries", List.of(large)));
    }

    assertThat(commits.find()).hasSize(20);
    assertThat(commits.find().batchSize(15)).hasSize(20);
    assertThat(commits.find().limit(3)).hasSize(3);
  }

  @Test
  void what_does_not_fit_into_one_reply_is_counted_changed_and_deleted_as_a_whole() {
    byte[] large = new byte[4 << 20];
    for (long id = 0; id < 10; id++) {
      commits.insertOne(new Document("_id", id).append("entries", List.of(large)));
    }

    assertThat(commits.countDocuments()).isEqualTo(10);
    assertThat(commits.countDocuments(gte("_id", 1L))).isEqualTo(9);
    assertThat(commits.updateMany(new Document(), Updates.set("seen", true)).getModifiedCount())
        .isEqualTo(10);
    assertThat(commits.deleteMany(eq("seen", true)).getDeletedCount()).isEqualTo(10);
  }

  @Test
  void sorting_finds_the_same_by_id_and_by_any_other_field() {
    Random random = new Random(7);
    List<Long> ids = LongStream.range(0, 3_000).boxed().collect(Collectors.toList());
    Collections.shuffle(ids, random);
    commits.insertMany(
        ids.stream()
            .map(id -> new Document("_id", id).append("same", id).append("few", id % 7))
            .toList());
    for (String order : List.of("_id", "same")) {
      for (Bson sort : List.of(Sorts.ascending(order), Sorts.descending(order))) {
        List<Long> all = longs(commits.find(gte(order, 100L)).sort(sort));
        assertThat(all).hasSize(2_900).isSortedAccordingTo(order(sort));
        assertThat(longs(commits.find(and(lt(order, 2_000L), eq("few", 3L))).sort(sort).limit(20)))
            .isEqualTo(all(ids, sort).filter(id -> id < 2_000 && id % 7 == 3).limit(20).toList());
        assertThat(longs(commits.find().sort(sort).skip(1_500).limit(10).batchSize(3)))
            .isEqualTo(all(ids, sort).skip(1_500).limit(10).toList());
      }
    }
  }

  private static Stream<Long> all(List<Long> ids, Bson sort) {
    return ids.stream().sorted(order(sort));
  }

  private static Comparator<Long> order(Bson sort) {
    return sort.toBsonDocument().containsValue(new BsonInt32(1))
        ? Comparator.naturalOrder()
        : Comparator.reverseOrder();
  }

  private static List<Long> longs(FindIterable<Document> found) {
    return found.map(document -> document.getLong("_id")).into(new ArrayList<>());
  }

  @Test
  void ids_of_different_types_are_sorted_as_mongodb_does() {
    List<Object> ids = List.of(2, 1.5, 1L, "a", "B");
    ids.forEach(id -> commits.insertOne(new Document("_id", id)));

    assertThat(commits.find().sort(Sorts.ascending("_id")).map(it -> it.get("_id")))
        .containsExactly(1L, 1.5, 2, "B", "a");
    assertThat(commits.find(gte("_id", 1.5)).map(it -> it.get("_id")))
        .containsExactlyInAnyOrder(1.5, 2);
  }

  @Test
  void a_list_read_slowly_shows_no_document_twice_while_others_change_it() {
    for (long id = 0; id < 1_000; id++) {
      commits.insertOne(new Document("_id", id));
    }

    List<Long> seen = new ArrayList<>();
    for (Document document : commits.find().batchSize(10)) {
      long id = document.getLong("_id");
      seen.add(id);
      commits.deleteOne(eq("_id", id));
      commits.replaceOne(eq("_id", id + 1), new Document("_id", id + 1).append("again", true));
    }

    assertThat(seen).isEqualTo(LongStream.range(0, 1_000).boxed().toList());
  }

  @Test
  void no_changes_are_told_as_by_a_server_that_stands_alone() {
    assertThatExceptionOfType(MongoCommandException.class)
        .isThrownBy(() -> commits.watch().iterator().close())
        .matches(refused -> refused.getErrorCode() == 40573);
  }

  @Test
  void further_conditions_beside_a_unique_key_count() {
    commits.insertOne(new Document("_id", 1L).append("position", 5L));

    assertThat(positions(and(eq("_id", 1L), lt("position", 6L)))).containsExactly(1L);
    assertThat(positions(and(eq("_id", 1L), lt("position", 5L)))).isEmpty();
    assertThat(positions(and(in("_id", 1L, 2L), eq("_id", 2L)))).isEmpty();
    assertThat(positions(or(eq("_id", 2L), eq("position", 5L)))).containsExactly(1L);
    assertThat(positions(and(gte("_id", 1L), lt("_id", 2L)))).containsExactly(1L);
  }

  @Test
  void next_positions_are_found_by_their_ids() {
    IntStream.rangeClosed(1, 20).forEach(i -> commits.insertOne(commit(i, "KZ#" + i)));

    List<Long> asked = List.of(5L, 6L, 7L, 400L);
    assertThat(positions(in("_id", asked))).containsExactly(5L, 6L, 7L);
  }

  @Test
  void a_document_is_replaced_whole_or_created() {
    ReplaceOptions upsert = new ReplaceOptions().upsert(true);
    commits.replaceOne(eq("_id", 1L), commit(1, "old"), upsert);
    commits.replaceOne(eq("_id", 1L), new Document("_id", 1L).append("position", 7L), upsert);

    restart();

    assertThat(commits.find()).containsExactly(new Document("_id", 1L).append("position", 7L));
  }

  @Test
  void find_and_modify_answers_with_the_document_before() {
    commits.insertOne(new Document("_id", 1L).append("n", 1));

    assertThat(commits.findOneAndUpdate(eq("_id", 1L), inc("n", 1))).containsEntry("n", 1);
    assertThat(commits.find(eq("_id", 1L)).first()).containsEntry("n", 2);
  }

  @Test
  void deleted_documents_stay_deleted_and_their_keys_are_free() {
    commits.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    commits.insertOne(commit(1, "KZ#0"));
    commits.deleteOne(eq("_id", 1L));

    restart();

    assertThat(commits.countDocuments()).isZero();
    commits.insertOne(commit(2, "KZ#0"));
  }

  @Test
  void every_type_of_value_survives_a_restart() {
    Document all = BsonTypeSamples.document();
    commits.insertOne(all);

    restart();

    assertThat(commits.find()).containsExactly(all);
  }

  @Test
  void ids_of_every_type_are_found_after_a_restart() {
    List<Object> ids = BsonTypeSamples.ids();
    ids.forEach(id -> commits.insertOne(new Document("_id", id)));

    restart();

    assertThat(ids).allSatisfy(id -> assertThat(commits.find(eq("_id", id))).hasSize(1));
    assertThat(ids)
        .allSatisfy(id -> assertDuplicate(() -> commits.insertOne(new Document("_id", id))));
  }

  @Test
  void a_dropped_collection_comes_back_empty() {
    commits.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    commits.insertOne(commit(1, "KZ#0"));
    commits.drop();

    restart();

    assertThat(commits.countDocuments()).isZero();
    commits.insertOne(commit(1, "KZ#0"));
    restart();
    assertThat(commits.find()).containsExactly(commit(1, "KZ#0"));
  }

  @Test
  void a_dropped_database_comes_back_empty() {
    commits.insertOne(commit(1, "KZ#0"));
    client.getDatabase("ledger").drop();

    restart();

    assertThat(commits.countDocuments()).isZero();
  }

  @Test
  void no_reader_sees_half_of_a_replacement() throws Exception {
    commits.insertOne(filled(0));
    Thread writer =
        Thread.ofPlatform()
            .start(
                () ->
                    IntStream.range(1, 300)
                        .forEach(n -> commits.replaceOne(eq("_id", 1L), filled(n))));
    while (writer.isAlive()) {
      Document found = commits.find(eq("_id", 1L)).first();
      assertThat(found).isEqualTo(filled(found.getInteger("field 0")));
    }
    writer.join();
  }

  private static Document filled(int value) {
    Document document = new Document("_id", 1L);
    IntStream.range(0, 200).forEach(field -> document.append("field " + field, value));
    return document;
  }

  @Test
  void plain_indexes_are_kept_and_listed_and_go_with_their_collection() {
    commits.insertOne(commit(1, "KZ#0"));
    commits.createIndex(Indexes.descending("country", "_id"));
    restart();

    assertThat(commits.listIndexes())
        .extracting(it -> it.get("name"))
        .containsExactlyInAnyOrder("_id_", "country_-1__id_-1");
    commits.drop();
    assertThat(commits.listIndexes()).isEmpty();
  }
}
