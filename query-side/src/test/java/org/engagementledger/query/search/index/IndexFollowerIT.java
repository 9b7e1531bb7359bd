package org.engagementledger.query.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.RandomEventHistory;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.verification.ReadModelVerification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** An index followed by hand, round by round: made anew, stopped, damaged and verified. */
class IndexFollowerIT {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int FLIPS = 60;

  private static QuerySideServer run;
  private static RandomEventHistory history;

  @TempDir private Path folder;
  private GenerationFolder generations;
  private IndexFollower follower;

  @BeforeAll
  static void record() {
    run = new QuerySideServer();
    history = new RandomEventHistory(SEED);
    var unused = run.pen().record(history.events(150));
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  @BeforeEach
  void open() throws IOException {
    generations = GenerationFolder.open(location(folder), run.bean(JsonMapper.class));
    follower =
        new IndexFollower(run.bean(LogIndexer.class), run.bean(CheckpointStore.class), generations);
    catchUp();
  }

  @AfterEach
  void close() throws IOException {
    follower.end();
    generations.close();
  }

  @Test
  void aRebuildThatIsStoppedIsGoneOnWithByTheNext() throws IOException {
    IndexGeneration used = current();
    follower.rebuild().begin(recordMore());
    assertThat(follower.round()).isTrue();
    assertThat(GenerationFolder.generations(folder)).hasSize(2);
    long begun = follower.rebuilt();
    assertThat(begun).isPositive();

    follower.rebuild().stop();
    catchUp();
    assertThat(current()).isSameAs(used);
    assertThat(follower.rebuilt()).isZero();
    List<Path> left = GenerationFolder.generations(folder);
    assertThat(left).as("what was made is left").hasSize(2);

    follower.rebuild().begin(recordMore());
    catchUp();
    assertThat(GenerationFolder.generations(folder)).containsExactly(left.getFirst());
    assertThat(current().folder()).isEqualTo(left.getFirst());
    assertThat(current().shown().position()).isEqualTo(end());
    assertThat(follower.rebuild().hasFailed()).isFalse();
  }

  /** The log says later that it was begun, in a batch of its own. */
  @Test
  void whatWasStoppedBeforeItIsReadDoesNotBegin() throws IOException {
    RebuildRequest request = follower.rebuild();
    long since = recordMore();
    request.begin(since);
    request.stop();
    request.begin(since);
    assertThat(request.isOpen()).isFalse();
    request.begin(since + 1);
    assertThat(request.isOpen()).isTrue();
    request.stop();
    catchUp();
  }

  @Test
  void aWholeIndexIsVerified() {
    ReadModelVerification found = verified(folder);
    assertThat(found.passed()).isTrue();
    assertThat(found.notes()).anyMatch(it -> it.contains("is whole and was made from the first"));
  }

  @Test
  void verificationFindsEveryFlippedByteAndEveryMissingFile() throws IOException {
    follower.end();
    List<Path> files = files();
    Random random = new Random(SEED);
    for (int i = 0; i < FLIPS; i++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] whole = Files.readAllBytes(file);
      byte[] flipped = whole.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, flipped);
      assertThat(verified(folder).passed()).as("a byte of %s, seed %d", file, SEED).isFalse();
      Files.delete(file);
      assertThat(verified(folder).findings()).as("without %s", file).isNotEmpty();
      Files.write(file, whole);
    }
    assertThat(verified(folder).passed()).isTrue();
  }

  @Test
  void whereThereIsNoneYetVerificationSaysSo(@TempDir Path empty) {
    assertThat(verified(empty).notes()).anyMatch(it -> it.contains("is not made yet"));
    assertThat(verified(empty.resolve("none")).notes())
        .anyMatch(it -> it.contains("no search index here"));
    assertThat(empty.resolve("none")).doesNotExist();
  }

  @Test
  void aFolderWithOtherFilesIsLeftAlone(@TempDir Path other) throws IOException {
    Path year = Files.createDirectory(other.resolve("2024"));
    assertThatThrownBy(() -> GenerationFolder.open(location(other), run.bean(JsonMapper.class)))
        .isInstanceOf(IndexUnusable.class)
        .hasMessageContaining("it holds files, and no search.lock");
    assertThat(year).exists();
  }

  private static ReadModelVerification verified(Path folder) {
    return new IndexVerifier(location(folder), run.bean(Ledger.class))
        .verify(ReadModelVerification.without("Only the index is looked at."));
  }

  private static IndexLocation location(Path folder) {
    return new IndexLocation(folder.toString());
  }

  /** All that is there, but for locks. */
  private List<Path> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(it -> it.toFile().length() > 0)
          .sorted(Comparator.naturalOrder())
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void catchUp() throws IOException {
    boolean isMore = true;
    while (isMore || current().shown().position() < end()) {
      isMore = follower.round();
    }
  }

  private IndexGeneration current() {
    return Objects.requireNonNull(follower.current());
  }

  private static long end() {
    return run.bean(LogIndexer.class).log().end();
  }

  private static long recordMore() {
    return run.pen().record(history.events(20));
  }
}
