package org.engagementledger.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** No two documents have one key. */
class UniqueIndexIT extends ServerTestCase {

  @Test
  void two_documents_never_have_one_id() {
    commits.insertOne(commit(1, "KZ#0"));

    assertDuplicate(() -> commits.insertOne(commit(1, "KZ#1")));
    assertThat(commits.find(eq("_id", 1L)).first()).isEqualTo(commit(1, "KZ#0"));
  }

  @Test
  void an_integer_and_a_long_of_one_value_are_one_id() {
    commits.insertOne(new Document("_id", 1L));

    assertDuplicate(() -> commits.insertOne(new Document("_id", 1)));
  }

  @Test
  void no_key_of_an_array_is_in_two_documents() {
    commits.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    commits.insertOne(commit(1, "KZ#0", "KZ#1", "DE#0"));

    assertDuplicate(() -> commits.insertOne(commit(4, "FR#0", "KZ#1")));
    commits.insertOne(commit(4, "FR#0"));
    assertThat(positions(in("keys", "KZ#1", "FR#0", "AT#0"))).containsExactlyInAnyOrder(1L, 4L);
  }

  @Test
  void a_document_with_several_of_the_keys_is_found_once() {
    commits.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    commits.insertOne(commit(1, "KZ#0", "KZ#1"));

    assertThat(positions(in("keys", "KZ#0", "KZ#1"))).containsExactly(1L);
  }

  @Test
  void only_what_is_equal_is_found_by_a_key() {
    long large = 1L << 53;
    commits.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    commits.insertOne(commit(large + 1, "KZ#0", "KZ#1"));

    assertThat(positions(in("_id", large, large + 2))).isEmpty();
    assertThat(positions(in("_id", large, large + 1))).containsExactly(large + 1);
    assertThat(positions(eq("keys", "KZ#1"))).containsExactly(large + 1);
    assertThat(positions(eq("keys", List.of("KZ#1")))).isEmpty();
    assertThat(positions(in("keys", "kz#1", null))).isEmpty();
    assertThat(positions(and(in("keys", "KZ#1"), eq("_id", 1L)))).isEmpty();
  }

  @Test
  void a_replacement_on_a_condition_that_is_not_met_is_refused_as_a_duplicate() {
    ReplaceOptions upsert = new ReplaceOptions().upsert(true);
    commits.insertOne(new Document("_id", 1L).append("position", 5L));

    assertDuplicate(
        () ->
            commits.replaceOne(
                and(eq("_id", 1L), lt("position", 5L)), new Document("position", 4L), upsert));
    assertThat(commits.find(eq("_id", 1L)).first()).containsEntry("position", 5L);
  }

  @Test
  void array_uniqueness_holds_after_a_restart() {
    commits.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    commits.insertOne(commit(1, "KZ#0", "KZ#1"));

    restart();

    assertDuplicate(() -> commits.insertOne(commit(3, "KZ#1")));
    commits.insertOne(commit(3, "KZ#2"));
    assertThat(positions(in("keys", "KZ#0", "KZ#2"))).containsExactlyInAnyOrder(1L, 3L);
  }

  @Test
  void a_compound_unique_index_counts_both_fields() {
    commits.createIndex(Indexes.ascending("a", "b"), new IndexOptions().unique(true));
    commits.insertOne(new Document("_id", 1L).append("a", "x").append("b", 1));
    commits.insertOne(new Document("_id", 2L).append("a", "x").append("b", 2));

    assertDuplicate(
        () -> commits.insertOne(new Document("_id", 3L).append("a", "x").append("b", 2)));
  }

  @Test
  void an_update_that_breaks_a_unique_index_changes_nothing() {
    commits.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    commits.insertOne(commit(1, "KZ#0"));
    commits.insertOne(commit(2, "KZ#1"));

    assertDuplicate(() -> commits.updateOne(eq("_id", 2L), set("keys", List.of("KZ#0"))));
    assertThat(commits.find(eq("_id", 2L)).first()).isEqualTo(commit(2, "KZ#1"));
  }

  @Test
  void what_one_index_refuses_takes_no_key_of_another() {
    commits.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    commits.createIndex(Indexes.ascending("ids"), new IndexOptions().unique(true));
    commits.insertOne(commit(1, "KZ#0").append("ids", List.of("a")));
    Document refused = commit(2, "KZ#1").append("ids", List.of("b", "a"));

    assertDuplicate(() -> commits.insertOne(refused));
    commits.insertOne(commit(2, "KZ#1").append("ids", List.of("b")));
    assertDuplicate(() -> commits.insertOne(refused.append("_id", 3L)));
    commits.deleteMany(new Document());
    commits.insertOne(refused);

    assertThat(positions(in("ids", "a", "b"))).containsExactly(3L);
  }

  @Test
  void an_index_is_refused_where_a_key_is_in_two_documents_already() {
    commits.insertOne(commit(1, "KZ#0", "KZ#1"));
    commits.insertOne(commit(2, "KZ#2", "KZ#1"));

    assertThatThrownBy(
            () -> commits.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true)))
        .hasMessageContaining("duplicate key");
    commits.insertOne(commit(3, "KZ#1"));
  }
}
