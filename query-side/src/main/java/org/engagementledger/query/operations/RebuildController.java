package org.engagementledger.query.operations;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.readmodels.rebuild.ReadModelRebuild;
import org.engagementledger.query.readmodels.store.LedgerMatch;
import org.engagementledger.query.search.index.SearchIndex;
import org.engagementledger.text.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Rebuilds read models on request. A POST of the query side, since the command side knows no read
 * models.
 */
@RestController
final class RebuildController {
  private static final String ADDRESS = "/api/rebuilds";

  private final ReadModelRebuild rebuild;
  private final RebuildService rebuilds;
  private final LedgerMatch lineage;

  RebuildController(ReadModelRebuild rebuild, RebuildService rebuilds, LedgerMatch lineage) {
    this.rebuild = rebuild;
    this.rebuilds = rebuilds;
    this.lineage = lineage;
  }

  @GetMapping(ADDRESS)
  RebuildStatus last() {
    return rebuilds.last().orElseThrow(RebuildController::none);
  }

  @PostMapping(ADDRESS)
  ResponseEntity<RebuildStatus> start(@RequestParam Optional<String> model, Principal signedIn) {
    Set<String> models = model.map(this::known).orElseGet(this::names);
    return begun(rebuilds.start(models, signedIn.getName()));
  }

  @PostMapping(ADDRESS + "/stop")
  ResponseEntity<RebuildStatus> stop() {
    rebuilds.stop();
    return begun(last());
  }

  private static Problem none() {
    return new Problem(
        HttpStatus.NOT_FOUND, "not-found", "No rebuild was begun since this process started.");
  }

  private static ResponseEntity<RebuildStatus> begun(RebuildStatus rebuilding) {
    return ResponseEntity.accepted().header("Location", ADDRESS).body(rebuilding);
  }

  private Set<String> known(String model) {
    Refusal.unless(
        lineage.check().isEmpty(), "the ledger was put back: rebuild all read models together");
    if (!names().contains(model)) {
      throw new Refusal(
              "there is no read model '%s'; known are %s"
                  .formatted(model, String.join(", ", names())))
          .at("/model");
    }
    return Set.of(model);
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(rebuild.names());
    names.add(SearchIndex.NAME);
    return names;
  }
}
