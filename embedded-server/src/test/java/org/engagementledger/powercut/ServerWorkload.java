package org.engagementledger.powercut;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.engagementledger.embedded.EmbeddedServer;

/**
 * A process with a server in it, and clients that write as the ledger and its read models do and
 * say what they begin and what was answered.
 */
final class ServerWorkload {

  private static final int WRITERS = 3;
  private static final int STARTS = 3;
  private static final int LARGEST = 6_000;

  private final FileChannel said;
  private final MongoCollection<Document> commits;
  private final MongoCollection<Document> models;
  private final MongoCollection<Document> passing;
  private final int documents;

  private ServerWorkload(FileChannel said, MongoClient client, int documents) {
    this.said = said;
    this.commits =
        client
            .getDatabase("ledger")
            .getCollection("commits")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    this.models = client.getDatabase("ledger").getCollection("models");
    this.passing = client.getDatabase("ledger").getCollection("passing");
    this.documents = documents;
  }

  /**
   * Words: the data folder, the file to say things in, how many documents at each start, a seed.
   */
  public static void main(String... words) throws IOException {
    try (FileChannel said = FileChannel.open(Path.of(words[1]), CREATE_NEW, WRITE)) {
      for (int start = 0; start < STARTS; start++) {
        try (EmbeddedServer server = EmbeddedServer.open(Path.of(words[0]), 0);
            MongoClient client = MongoClients.create(server.connectionString())) {
          new ServerWorkload(said, client, Integer.parseInt(words[2]))
              .run(start, new Random(Long.parseLong(words[3]) + start));
        }
      }
    }
  }

  private void run(int start, Random random) {
    commits.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    try (ExecutorService clients = Executors.newCachedThreadPool()) {
      IntStream.range(0, WRITERS)
          .forEach(
              writer -> {
                long seed = random.nextLong();
                clients.execute(() -> write(start + "-" + writer, new Random(seed)));
              });
      clients.execute(() -> replace(start));
      clients.execute(this::createAndDrop);
    }
  }

  private void write(String writer, Random random) {
    for (int i = 0; i < documents; i++) {
      String id = writer + "-" + i;
      Document commit =
          ExpectedContent.commit(id, random.nextInt(i % 8 == 0 ? LARGEST : LARGEST / 10));
      said(ExpectedContent.INSERTING, id);
      commits.insertOne(commit);
      said(ExpectedContent.INSERTED, id);
      if (i % 5 == 4) {
        String earlier = writer + "-" + (i - 3);
        said(ExpectedContent.DELETING, earlier);
        commits.deleteOne(eq("_id", earlier));
        said(ExpectedContent.DELETED, earlier);
      }
    }
  }

  private void replace(int start) {
    for (int i = 0; i < documents; i++) {
      String n = Integer.toString(start * documents + i);
      said(ExpectedContent.REPLACING, n);
      models.replaceOne(
          eq("_id", 1), new Document("n", Integer.parseInt(n)), new ReplaceOptions().upsert(true));
      said(ExpectedContent.REPLACED, n);
    }
  }

  private void createAndDrop() {
    for (int i = 0; i < documents / 10; i++) {
      passing.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true));
      passing.insertMany(List.of(new Document("_id", 1), new Document("_id", 2).append("n", 1)));
      passing.drop();
    }
  }

  private void said(String what, String of) {
    try {
      ByteBuffer line = ByteBuffer.wrap((what + of + "\n").getBytes(ISO_8859_1));
      synchronized (said) {
        said.write(line);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
