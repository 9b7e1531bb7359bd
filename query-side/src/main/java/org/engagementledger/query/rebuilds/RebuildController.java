package org.engagementledger.query.rebuilds;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.engagementledger.events.Refusal;
import org.engagementledger.problems.Problem;
import org.engagementledger.query.projections.Lineage;
import org.engagementledger.query.projections.Rebuild;
import org.engagementledger.query.rebuilds.Rebuilding.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Rebuilds read models on request, one rebuild at a time. The one POST of the query side: it
 * records nothing, and the command side knows no read models.
 */
@RestController
final class RebuildController {
  private static final Logger LOG = LoggerFactory.getLogger(RebuildController.class);

  private final Rebuild rebuild;
  private final Lineage lineage;
  private final AtomicReference<@Nullable Rebuilding> last = new AtomicReference<>();

  RebuildController(Rebuild rebuild, Lineage lineage) {
    this.rebuild = rebuild;
    this.lineage = lineage;
  }

  @GetMapping("/api/rebuilds")
  ResponseEntity<Rebuilding> last() {
    return ResponseEntity.of(Optional.ofNullable(last.get()));
  }

  @PostMapping("/api/rebuilds")
  ResponseEntity<Rebuilding> start(@RequestParam Optional<String> model) {
    Set<String> models = model.map(this::known).orElse(rebuild.names());
    Rebuilding begun = Rebuilding.begun(models);
    Rebuilding before = last.get();
    boolean isFree = before == null || before.state() != State.RUNNING;
    if (!isFree || !last.compareAndSet(before, begun)) {
      throw new Problem(HttpStatus.CONFLICT, "rebuild-running", "A rebuild is going on already.");
    }
    Thread.ofVirtual().name("rebuild").start(() -> run(begun, models));
    return ResponseEntity.accepted().header("Location", "/api/rebuilds").body(begun);
  }

  private void run(Rebuilding begun, Set<String> models) {
    try {
      rebuild.run(models, progress -> last.set(begun.at(progress)));
      end(State.DONE);
    } catch (InterruptedException | RuntimeException e) {
      LOG.error("the rebuild of {} failed", models, e);
      end(State.FAILED);
    }
  }

  private void end(State state) {
    last.updateAndGet(it -> it == null ? null : it.ended(state));
  }

  private Set<String> known(String model) {
    Refusal.unless(
        lineage.check().isEmpty(), "the ledger was put back: rebuild all read models together");
    if (!rebuild.names().contains(model)) {
      throw new Refusal(
              "there is no read model '%s'; known are %s"
                  .formatted(model, String.join(", ", rebuild.names())))
          .at("/model");
    }
    return Set.of(model);
  }
}
