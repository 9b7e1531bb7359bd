package org.engagementledger.powercut;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;
import org.engagementledger.embedded.EmbeddedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code -Dimages=10000} for more than a few, {@code -Dseed=N} for the same again. */
class PowerCutIT {

  private static final int IMAGES = Integer.getInteger("images", 100);
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int DOCUMENTS = 40;
  private static final int FEW = 400;
  private static final int GOES_ON = 10;

  private static Path folder = Path.of("");
  private static DiskRecording recording = new DiskRecording("", List.of());

  @BeforeAll
  static void record() throws IOException, InterruptedException {
    Optional<String> missing = DiskRecording.missing();
    missing.ifPresent(it -> System.out.println("NOT RUN: no power is cut, since " + it));
    Assumptions.assumeTrue(missing.isEmpty(), "NOT RUN");
    Path memory = Path.of("/dev/shm");
    folder =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "power")
            : Files.createTempDirectory("power");
    recording = DiskRecording.make(folder, DOCUMENTS, SEED);
    System.out.println("PowerCutIT: -Dseed=" + SEED + ", " + recording.operations().size());
  }

  @AfterAll
  static void delete() {
    delete(folder);
  }

  @Test
  void every_image_opens_and_holds_what_was_acknowledged_and_nothing_else() throws IOException {
    List<String> wrong = wrongIn(recording, IMAGES, IMAGES);

    System.out.println("PowerCutIT: " + IMAGES + " images, " + wrong.size() + " wrong");
    assertThat(wrong).isEmpty();
  }

  /** A check that finds nothing when nothing is forced would be worth nothing. */
  @Test
  void each_kind_of_force_is_missed_where_it_is_not_asked_for() throws IOException {
    assertMissed("all", path -> true);
    assertMissed("logs", path -> path.endsWith(".log"));
    assertMissed("tables", path -> path.endsWith(".sst"));
    assertMissed("the list of tables", path -> path.contains("MANIFEST"));
    assertMissed("the folder", path -> path.equals(recording.folder() + "/db"));
    assertMissed("the format", path -> path.matches(".*/format[^/]*"));
    assertMissed("the data folder", path -> path.equals(recording.folder()));
    assertMissed("what the data folder is in", path -> recording.folder().equals(path + "/data"));
  }

  private void assertMissed(String what, Predicate<String> forcesOf) throws IOException {
    List<String> wrong = wrongIn(recording.without(forcesOf), FEW, 1);
    assertThat(wrong).as("forces of %s left out", what).isNotEmpty();
  }

  private static List<String> wrongIn(DiskRecording recorded, int images, int enough)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    recorded.cut(
        images,
        new Random(SEED),
        folder,
        (at, image, found) -> {
          wrongIn(image, found).forEach(it -> wrong.add("cut at " + at + ": " + it));
          if (at % GOES_ON == 0) {
            goesOn(image).forEach(it -> wrong.add("after a cut at " + at + ": " + it));
          }
          delete(image);
          return wrong.size() < enough;
        });
    return wrong;
  }

  private static List<String> wrongIn(Path image, ExpectedContent found) {
    try (EmbeddedServer server = EmbeddedServer.open(image, 0);
        MongoClient client = MongoClients.create(server.connectionString())) {
      return found.wrongIn(client.getDatabase("ledger"));
    } catch (RuntimeException | AssertionError failed) {
      return List.of(failed.toString());
    }
  }

  /** What is recorded afterwards is there at the next start. */
  private static List<String> goesOn(Path image) {
    try {
      try (EmbeddedServer server = EmbeddedServer.open(image, 0);
          MongoClient client = MongoClients.create(server.connectionString())) {
        MongoDatabase ledger = client.getDatabase("ledger");
        ledger.getCollection("commits").insertOne(new Document("_id", "more"));
      }
      try (EmbeddedServer server = EmbeddedServer.open(image, 0);
          MongoClient client = MongoClients.create(server.connectionString())) {
        MongoDatabase ledger = client.getDatabase("ledger");
        Document more = ledger.getCollection("commits").find(new Document("_id", "more")).first();
        return more == null ? List.of("what was recorded then is gone") : List.of();
      }
    } catch (RuntimeException | AssertionError failed) {
      return List.of(failed.toString());
    }
  }

  private static void delete(Path tree) {
    try (Stream<Path> all = Files.walk(tree)) {
      all.sorted(Comparator.reverseOrder()).forEach(PowerCutIT::deleteOne);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
