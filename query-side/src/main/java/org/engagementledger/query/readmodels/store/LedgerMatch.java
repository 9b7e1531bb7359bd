package org.engagementledger.query.readmodels.store;

import java.util.Optional;
import java.util.stream.IntStream;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.merkle.Hash;
import org.engagementledger.problems.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Whether the read models were made from the ledger as it stands. They were not if an older copy of
 * it, or another ledger, was put in its place: then nothing is shown, and nothing added to them,
 * until they are made anew.
 */
@Component
public final class LedgerMatch {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerMatch.class);
  private static final String PROBLEM = "read-models-of-another-ledger";

  private final CheckpointStore catalogues;
  private final Ledger ledger;
  private volatile Optional<String> flaw = Optional.empty();

  LedgerMatch(CheckpointStore catalogues, Ledger ledger) {
    this.catalogues = catalogues;
    this.ledger = ledger;
    look();
  }

  /** Looks, and says what is wrong if anything is. */
  public Optional<String> check() {
    look();
    return flaw;
  }

  private void look() {
    Optional<String> found = flaw(catalogues.current(), ledger);
    if (!found.equals(flaw)) {
      found.ifPresent(LOG::error);
    }
    flaw = found;
  }

  /**
   * Goes on if nothing was wrong when it was last looked, or is wrong no longer.
   *
   * @throws Problem otherwise
   * @throws org.engagementledger.ledger.log.LedgerDamaged if the ledger was put back while it was
   *     open
   */
  public void require() {
    ledger.requireIntact();
    if (flaw.isPresent()) {
      requireNow();
    }
  }

  /**
   * Looks, and goes on if nothing is wrong.
   *
   * @throws Problem otherwise
   */
  public void requireNow() {
    check()
        .ifPresent(
            sentence -> {
              throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, PROBLEM, sentence);
            });
  }

  /** What shows that these read models are not of this ledger. */
  public static Optional<String> flaw(ReadModelCheckpoint models, Ledger ledger) {
    return IntStream.range(0, models.positions().size())
        .mapToObj(it -> flaw(models.positions().get(it), models.roots().get(it), ledger))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> flaw(long position, String noted, Ledger ledger) {
    if (position == 0) {
      return Optional.empty();
    }
    Optional<Hash> root = ledger.rootAt(position);
    if (root.isEmpty()) {
      return Optional.of(beyond(position, ledger.head().position()));
    }
    boolean same = noted.isEmpty() || noted.equals(root.get().hex());
    return same ? Optional.empty() : Optional.of(elsewhere(position));
  }

  private static String beyond(long position, long end) {
    return sentence(
        "What is shown was made from %d events, but the ledger has %d".formatted(position, end));
  }

  private static String elsewhere(long position) {
    return sentence(
        "What is shown was made from other events than the first %d of the ledger"
            .formatted(position));
  }

  private static String sentence(String finding) {
    return finding
        + ": it was put back to an older copy, or another is in its place. If that is right,"
        + " 'ledger rebuild' makes everything anew from it; until then nothing is shown.";
  }
}
