package org.engagementledger.query.search.index;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.FSDirectory;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.readmodels.verification.ReadModelVerification;
import org.springframework.stereotype.Component;

/**
 * Looks whether the search index on the disk is whole and was made from this ledger. It reads the
 * files alone, whether a process goes on with them meanwhile or none does.
 */
@Component
public final class IndexVerifier {
  private static final int ATTEMPTS = 3;

  private final IndexLocation location;
  private final Ledger ledger;

  IndexVerifier(IndexLocation location, Ledger ledger) {
    this.location = location;
    this.ledger = ledger;
  }

  /** Adds what it finds. */
  public ReadModelVerification verify(ReadModelVerification found) {
    Optional<Path> folder = location.existing();
    if (folder.isEmpty()) {
      return found.noting("There is no search index here; a start makes it from the log.");
    }
    try {
      return verify(folder.get(), found);
    } catch (IOException | RuntimeException damaged) {
      return found.finding(
          "The search index in %s is damaged, and a start makes it anew: %s"
              .formatted(folder.get(), damaged.getMessage()));
    }
  }

  private ReadModelVerification verify(Path folder, ReadModelVerification found)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      List<Path> generations = GenerationFolder.generations(folder);
      try {
        return verify(generations, found);
      } catch (NoSuchFileException | IndexNotFoundException replaced) {
        if (attempt == ATTEMPTS || generations.equals(GenerationFolder.generations(folder))) {
          throw replaced;
        }
      }
    }
  }

  /** The newest that is complete is the one in use. */
  private ReadModelVerification verify(List<Path> generations, ReadModelVerification found)
      throws IOException {
    for (Path each : generations) {
      try (FSDirectory directory = FSDirectory.open(each)) {
        Optional<IndexCheckpoint> checkpoint = IndexGeneration.checked(directory);
        if (checkpoint.isPresent() && checkpoint.get().complete()) {
          return verify(checkpoint.get(), found);
        }
      }
    }
    return found.noting("The search index is not made yet; a start goes on with it.");
  }

  private ReadModelVerification verify(IndexCheckpoint at, ReadModelVerification found) {
    return at.isOf(ledger)
        ? found.noting(
            "The search index is whole and was made from the first %d events."
                .formatted(at.position()))
        : found.finding(
            "The search index was made from other events than the first %d of the ledger; a start"
                    .formatted(at.position())
                + " makes it anew.");
  }
}
