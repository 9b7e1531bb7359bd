package org.engagementledger.embedded.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.bson.Document;
import org.engagementledger.embedded.EmbeddedServer;

/** Folders as former versions left them when they were killed, and what is in them. */
public final class FormerFolder {
  static final int DOCUMENTS_OF_FORMAT_3 = 400;

  private FormerFolder() {}

  public static void unpack(int format, Path to) throws IOException {
    String name = "/folder-of-format-" + format + ".zip";
    try (InputStream packed = Objects.requireNonNull(FormerFolder.class.getResourceAsStream(name));
        ZipInputStream files = new ZipInputStream(packed)) {
      for (var next = files.getNextEntry(); next != null; next = files.getNextEntry()) {
        Files.copy(files, to.resolve(next.getName()));
      }
    }
  }

  /** Each third commit was changed, each seventh deleted and made anew; half of that in logs. */
  public static void requireFormat3(Path folder) {
    try (EmbeddedServer server = EmbeddedServer.open(folder, 0);
        MongoClient client = MongoClients.create(server.connectionString())) {
      assertThat(server.passedOver()).isEmpty();
      MongoCollection<Document> commits = client.getDatabase("ledger").getCollection("commits");
      List<Document> found = commits.find().sort(Sorts.ascending("_id")).into(new ArrayList<>());
      assertThat(found).hasSize(DOCUMENTS_OF_FORMAT_3);
      for (int i = 0; i < DOCUMENTS_OF_FORMAT_3; i++) {
        assertThat(found.get(i)).isEqualTo(commit(i));
      }
      assertThat(commits.listIndexes()).hasSize(3);
      assertThat(commits.countDocuments(Filters.eq("words", "third"))).isEqualTo(134);
      assertThat(commits.countDocuments()).isEqualTo(DOCUMENTS_OF_FORMAT_3);
      assertThat(commits.find(Filters.eq("keys", "key 77")).first()).containsEntry("_id", 77L);
      assertThatThrownBy(() -> commits.insertOne(new Document("keys", List.of("key 8"))))
          .isInstanceOf(MongoWriteException.class);
      assertThat(client.getDatabase("ledger").getCollection("passing").countDocuments()).isZero();
    }
  }

  private static Document commit(int i) {
    List<String> words = i % 3 == 0 ? List.of("all", "third") : List.of("all", "word " + i % 10);
    return new Document("_id", (long) i)
        .append("keys", List.of("key " + i, "also " + i))
        .append("words", words)
        .append("text", ("text of " + i + " ").repeat(i % 40));
  }
}
