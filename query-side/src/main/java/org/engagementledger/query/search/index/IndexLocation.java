package org.engagementledger.query.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the search index of this process is; in a temporary folder if no other is named. */
@Component
final class IndexLocation {
  private final boolean isTemporary;
  private @Nullable Path path;

  IndexLocation(@Value("${ledger.search.index:}") String setting) {
    this.isTemporary = setting.isBlank();
    this.path = isTemporary ? null : Path.of(setting);
  }

  boolean isTemporary() {
    return isTemporary;
  }

  /** The folder; a temporary one is made when it is first asked for. */
  synchronized Path path() {
    if (path == null) {
      path = temporary();
    }
    return Objects.requireNonNull(path);
  }

  /** The folder, if there is one. */
  synchronized Optional<Path> existing() {
    return Optional.ofNullable(path).filter(Files::isDirectory);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("engagement-ledger-search-");
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "No temporary folder can be made for the search index", failed);
    }
  }
}
