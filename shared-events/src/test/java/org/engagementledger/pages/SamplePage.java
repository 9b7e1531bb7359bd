package org.engagementledger.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.engagementledger.facts.Fact;
import org.engagementledger.pages.content.Page;

/** The page of the story, and what is read from pages. */
final class SamplePage {
  private SamplePage() {}

  static <F extends Fact> List<F> facts(Page page, Class<F> sort) {
    return page.facts()
        .flatMap(part -> part.fact().stream())
        .filter(sort::isInstance)
        .map(sort::cast)
        .toList();
  }

  static Page read(String text) {
    return PageFormat.TRACKER.read(text.getBytes(StandardCharsets.UTF_8));
  }

  static String text() {
    try (InputStream in =
        SamplePage.class.getResourceAsStream("/pages/kazakhstan-in-our-words.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
