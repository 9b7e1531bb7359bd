package org.engagementledger.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.samples.FirstImport;
import org.engagementledger.samples.RandomPages;
import org.engagementledger.samples.SeededRandom;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;

class PageRoundTripTest {
  private static final PageFormat FORMAT = PageFormat.TRACKER;

  @Test
  void theTrackersOwnPageComesOutAsItWentIn() throws IOException {
    Optional<Path> page = real("pages/kazakhstan.txt");
    if (page.isEmpty()) {
      System.out.println("NOT RUN: there is no shared/data/pages/kazakhstan.txt above this folder");
      return;
    }
    byte[] bytes = Files.readAllBytes(page.get());
    assertThat(printed(bytes)).isEqualTo(bytes);
  }

  @Test
  void anyPageComesOutAsItWentIn() {
    SeededRandom.each(1_500, seeded -> requireSame(new RandomPages(seeded).page()));
  }

  @Test
  void anyTextThatIsReadComesOutAsItWentIn() {
    SeededRandom.each(
        1_500,
        seeded -> {
          RandomPages pages = new RandomPages(seeded);
          requireSame(pages.mutated(pages.page()));
        });
  }

  private static void requireSame(String page) {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    try {
      assertThat(new String(printed(bytes), StandardCharsets.UTF_8)).isEqualTo(page);
    } catch (Refusal refused) {
      assertThat(refused).hasMessageContaining("no page");
    }
  }

  private static byte[] printed(byte[] page) {
    return FORMAT.print(FirstImport.recorded(FORMAT.read(page))).getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<Path> real(String file) {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(folder -> folder != null)
        .map(folder -> folder.resolve("shared/data").resolve(file))
        .filter(Files::exists)
        .findFirst();
  }
}
