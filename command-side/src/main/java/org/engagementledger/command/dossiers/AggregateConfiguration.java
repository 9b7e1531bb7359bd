package org.engagementledger.command.dossiers;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** What keeps deciding fast: dossiers in memory, and snapshots of long ones. */
@Configuration(proxyBeanMethods = false)
class AggregateConfiguration {
  /** Reading as many events takes a few milliseconds. */
  private static final int EVENTS_BETWEEN_SNAPSHOTS = 200;

  @Bean
  Cache aggregates() {
    return new AggregateCache();
  }

  /** No command waits for a snapshot; closed before the ledger is. */
  @Bean
  @DependsOn("ledger")
  ExecutorService snapshotThread() {
    return Executors.newSingleThreadExecutor(Thread.ofVirtual().name("snapshots").factory());
  }

  @Bean
  Snapshotter snapshotter(EventStore events, ExecutorService snapshotThread) {
    return DossierSnapshotter.on(events, snapshotThread);
  }

  @Bean
  SnapshotTriggerDefinition dossierSnapshots(Snapshotter snapshotter) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_BETWEEN_SNAPSHOTS);
  }
}
