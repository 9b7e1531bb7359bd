package org.engagementledger.query.readmodels.verification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.LedgerMatch;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelStore;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares every document of the read models in use with what a replay of the log makes of it, and
 * writes nothing. The read models may be followed on meanwhile: a document that is further than the
 * others is compared with its state after the last event in it.
 */
@Component
public final class ReadModelVerifier {
  /** How often it is looked again where read models were replaced or went on meanwhile. */
  private static final int ATTEMPTS = 3;

  private final List<Projection> projections;
  private final ReadModelStore models;
  private final CheckpointStore catalogues;
  private final ProjectedLog log;
  private final Ledger ledger;
  private final JsonMapper json;

  ReadModelVerifier(
      List<Projection> projections,
      ReadModelStore models,
      CheckpointStore catalogues,
      ProjectedLog log,
      Ledger ledger,
      JsonMapper json) {
    this.projections = List.copyOf(projections);
    this.models = models;
    this.catalogues = catalogues;
    this.log = log;
    this.ledger = ledger;
    this.json = json;
  }

  /**
   * Compares all read models whose documents have the shape of this program.
   *
   * @param stopped whether to break off
   * @param progress told the position reached, now and then
   * @throws org.engagementledger.ledger.log.LedgerDamaged if the log itself is not as it was
   *     recorded
   */
  public ReadModelVerification verify(BooleanSupplier stopped, LongConsumer progress) {
    for (int attempt = 1; ; attempt++) {
      ReadModelCheckpoint at = catalogues.current();
      ReadModelVerification found = verify(at, stopped, progress);
      boolean isSure = found.passed() || at.equals(catalogues.current()) || attempt == ATTEMPTS;
      if (isSure || !found.complete()) {
        return found;
      }
    }
  }

  private ReadModelVerification verify(
      ReadModelCheckpoint at, BooleanSupplier stopped, LongConsumer progress) {
    ReadModelVerification.VerificationFindings found =
        new ReadModelVerification.VerificationFindings();
    Optional<String> another = LedgerMatch.flaw(at, ledger);
    if (another.isPresent()) {
      found.different(another.get());
      return found.ended(true);
    }
    if (at.generation() == 0) {
      return ReadModelVerification.without("There are no read models yet; a start makes them.");
    }
    Map<String, String> collections = at.collections(projections);
    projections.stream()
        .map(Projection::name)
        .filter(model -> !collections.containsKey(model))
        .forEach(model -> found.note(notThere(model)));
    Supplier<ProjectionReplay> replays =
        () -> new ProjectionReplay(projections, log, stopped, progress);
    return new ReplayComparison(models, log, replays, json, at, collections, found).run(stopped);
  }

  private static String notThere(String model) {
    return "The read model '%s' is not there in the shape of this program; a start makes it anew."
        .formatted(model);
  }
}
