package org.engagementledger.benchmarks.workload;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.engagementledger.benchmarks.measuring.ClosedLoopClients;
import org.jspecify.annotations.Nullable;

/** An aggregate that takes down whatever it is told. */
public final class RecordingAggregate {
  public static final int NOTEBOOKS = 500;

  @AggregateIdentifier @Nullable String id;

  RecordingAggregate() {}

  /** Asks to take something down. */
  record Note(@TargetAggregateIdentifier String notebook, String text) {}

  /** Something was taken down. */
  public record TextRecorded(String notebook, String text) {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Note note) {
    apply(new TextRecorded(note.notebook(), note.text()));
  }

  @EventSourcingHandler
  public void on(TextRecorded noted) {
    id = noted.notebook();
  }

  /** Commands to 500 notebooks in turn, each of which is held in memory. */
  public static ClosedLoopClients.ClientTask on(EventStore events) {
    var gateway =
        DefaultConfigurer.defaultConfiguration()
            .configureEventStore(configuration -> events)
            .configureAggregate(
                AggregateConfigurer.defaultConfiguration(RecordingAggregate.class)
                    .configureCache(configuration -> new StrongReferenceCache()))
            .start()
            .commandGateway();
    AtomicLong turn = new AtomicLong();
    return client -> {
      long next = turn.getAndIncrement();
      String notebook = "notebook-" + next % NOTEBOOKS;
      var unused = gateway.sendAndWait(new Note(notebook, InventedWords.eventText(next)));
    };
  }

  /** Forgets nothing, however little memory is left. */
  private static final class StrongReferenceCache extends WeakReferenceCache {
    private final Map<Object, Object> values = new ConcurrentHashMap<>();

    @Override
    public void put(Object key, Object value) {
      values.put(key, value);
      super.put(key, value);
    }
  }
}
