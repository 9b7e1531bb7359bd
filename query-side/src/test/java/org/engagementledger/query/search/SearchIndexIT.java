package org.engagementledger.query.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.query.QuerySideServer;
import org.engagementledger.query.search.index.IndexUnusable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever becomes of the files of the search index, the same is found. */
class SearchIndexIT {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int EVENTS = 150;
  private static final int FLIPS = 12;

  private final Random random = new Random(SEED);
  private final RandomTexts texts = new RandomTexts(SEED);
  private QuerySideServer run;
  private long last;

  @BeforeEach
  void record() {
    run = new QuerySideServer();
    record(texts.events(EVENTS));
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  void aRestartGoesOnWhereTheIndexWas() throws IOException {
    List<String> before = found();
    List<Path> indexes = generations();
    run.restart();
    assertThat(found()).isEqualTo(before);
    assertThat(generations()).as("it is the same index").isEqualTo(indexes);
    recordMore();
    assertThat(found()).isNotEqualTo(before);
  }

  /** What was written since the last commit is lost by a kill, and comes again from the log. */
  @Test
  void anImageOfTheFilesAtAnyMomentIsAsGoodAsThem() throws IOException {
    Path image = Files.createTempDirectory("image");
    assertThat(found()).isNotEmpty();
    copy(run.index(), image);
    recordMore();
    List<String> before = found();
    run.restart(() -> replaceBy(image));
    assertThat(found()).as("with seed %d", SEED).isEqualTo(before);
    delete(image);
  }

  @Test
  void aMissingIndexIsMadeAnew() {
    List<String> before = found();
    run.restart(() -> delete(run.index()));
    assertThat(found()).isEqualTo(before);
  }

  @Test
  void aDamagedIndexIsMadeAnew() throws IOException {
    List<String> before = found();
    for (int i = 0; i < FLIPS; i++) {
      List<String> damaged = new ArrayList<>();
      run.restart(() -> damaged.add(flipBytes()));
      assertThat(found()).as("after bytes of %s, seed %d", damaged, SEED).isEqualTo(before);
    }
    assertThat(generations()).hasSize(1);
  }

  @Test
  void anIndexOfAnotherLedgerIsMadeAnew() throws IOException {
    List<String> before = found();
    try (QuerySideServer other = new QuerySideServer()) {
      var unused = other.pen().record(List.copyOf(new RandomTexts(SEED + 1).events(EVENTS + 30)));
      run.restart(() -> replaceBy(other.index()));
    }
    assertThat(found()).isEqualTo(before);
  }

  @Test
  void aRebuildTakesThePlaceOfWhatIsInUse() throws IOException {
    List<String> before = found();
    List<Path> indexes = generations();
    var begun = run.as(Role.ADMIN).post("/api/rebuilds?model=search");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    while (run.as(Role.ADMIN).get("/api/rebuilds").body().contains("RUNNING")) {
      assertThat(found()).as("while it is being made").isEqualTo(before);
    }
    assertThat(run.as(Role.ADMIN).get("/api/rebuilds").body()).contains("\"DONE\"");
    assertThat(found()).isEqualTo(before);
    assertThat(generations()).hasSize(1).doesNotContainAnyElementsOf(indexes);
  }

  @Test
  void nobodyElseReadsItAndOneProcessHasIt() throws IOException {
    assertThat(found()).isNotEmpty();
    try (Stream<Path> files = Files.walk(run.index())) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as("%s", file)
            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
      }
    }
    assertThatThrownBy(() -> QuerySideServer.start(run.mongo(), "0", run.index()).close())
        .hasRootCauseInstanceOf(org.apache.lucene.store.LockObtainFailedException.class)
        .hasStackTraceContaining(IndexUnusable.class.getName())
        .hasStackTraceContaining("is in use by another process");
  }

  private void recordMore() {
    record(texts.events(EVENTS / 3).subList(4, EVENTS / 3));
  }

  private void record(List<DossierEvent> events) {
    last = run.pen().record(List.copyOf(events));
  }

  private List<String> found() {
    List<String> found = new ArrayList<>();
    for (Role role : List.of(Role.READER, Role.RECORDER)) {
      for (String word : RandomTexts.WORDS) {
        String q = URLEncoder.encode(word, UTF_8);
        HttpResponse<String> answer =
            run.as(role).get("/api/search?limit=100&q=" + q + "&atLeast=" + last);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        found.add(answer.body());
      }
    }
    return found;
  }

  private List<Path> generations() throws IOException {
    try (Stream<Path> files = Files.list(run.index())) {
      return files.filter(Files::isDirectory).sorted().toList();
    }
  }

  private String flipBytes() {
    try (Stream<Path> files = Files.walk(run.index())) {
      List<Path> all =
          files
              .filter(Files::isRegularFile)
              .filter(it -> it.toFile().length() > 0 && !it.toString().endsWith(".lock"))
              .sorted()
              .toList();
      Path file = all.get(random.nextInt(all.size()));
      byte[] bytes = Files.readAllBytes(file);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, bytes);
      return file.getFileName().toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void replaceBy(Path image) {
    delete(run.index());
    copy(image, run.index());
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
