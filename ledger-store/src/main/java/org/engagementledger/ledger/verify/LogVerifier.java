package org.engagementledger.ledger.verify;

import com.mongodb.MongoException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.bson.Document;
import org.engagementledger.ledger.log.Commit;
import org.engagementledger.ledger.log.CommitStore;
import org.engagementledger.ledger.log.LedgerDamaged;
import org.engagementledger.ledger.server.StorageDamage;
import org.engagementledger.ledger.verify.Verification.Finding;

/** Goes through the log once, from the first commit to the last there is, and believes none. */
public final class LogVerifier {
  private static final int WINDOW = Commit.MAX_EVENTS;

  private final CommitStore commits;
  private final CommitChainCheck chain = new CommitChainCheck();

  public LogVerifier(CommitStore commits) {
    this.commits = commits;
  }

  public Verification verify(LongConsumer progress) {
    Optional<Finding> finding = findUnlessUnreadable(progress);
    return new Verification(chain.frontier().size(), chain.frontier().root(), finding);
  }

  private Optional<Finding> findUnlessUnreadable(LongConsumer progress) {
    try {
      return findFirst(progress);
    } catch (MongoException failed) {
      String damage = StorageDamage.behind(failed).orElseThrow(() -> failed);
      return Optional.of(new Finding(chain.next(), damage));
    }
  }

  private Optional<Finding> findFirst(LongConsumer progress) {
    long unseen = commits.count();
    for (List<Document> next = next(); !next.isEmpty(); next = next()) {
      for (Document document : next) {
        Optional<Finding> finding = check(document);
        if (finding.isPresent()) {
          return finding;
        }
      }
      unseen -= next.size();
      progress.accept(chain.frontier().size());
    }
    return unseen > 0 ? Optional.of(missing(unseen)) : Optional.empty();
  }

  private List<Document> next() {
    return commits.documentsIn(chain.next(), chain.next() + WINDOW - 1);
  }

  private Optional<Finding> check(Document document) {
    long first = document.get("_id", Number.class).longValue();
    if (first != chain.next()) {
      return Optional.of(misplaced(first));
    }
    try {
      return chain.add(Commit.of(document));
    } catch (LedgerDamaged damage) {
      return Optional.of(new Finding(chain.next(), damage.sentence()));
    }
  }

  private Finding misplaced(long first) {
    return first < chain.next()
        ? new Finding(first, "A commit starts inside another one")
        : new Finding(
            chain.next(), "The commit is missing, though the log goes on at %d".formatted(first));
  }

  private Finding missing(long unseen) {
    return new Finding(
        chain.next(),
        "The commit is missing, though %d more that do not follow are there".formatted(unseen));
  }
}
