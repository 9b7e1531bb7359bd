package org.engagementledger.query.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.engagementledger.query.audit.projection.AuditFilter;
import org.engagementledger.query.readmodels.store.ReadModelStore.GroupCount;
import org.engagementledger.query.readmodels.store.ReadModelStore.GroupCountFields;

/**
 * What one actor did in a period.
 *
 * @param events how many of each type, by the short forms of the types
 * @param total how many of all types
 * @param corrections how many amended or retracted something
 * @param exports how often the audit was taken out of the ledger
 */
record ActorActivity(
    String actor,
    long total,
    Map<String, Long> events,
    Instant first,
    Instant last,
    long corrections,
    long exports) {
  private static final Set<String> CORRECTIONS =
      Set.of("entry-amended", "entry-retracted", "description-amended");

  /** What the audit counts to say who did what. */
  static final GroupCountFields BY_ACTOR =
      new GroupCountFields("keys.actor", "keys.type", "keys.time");

  /** Whoever did most comes first. */
  static List<ActorActivity> of(List<GroupCount> tallies) {
    return tallies.stream().collect(Collectors.groupingBy(GroupCount::one)).values().stream()
        .map(ActorActivity::ofOne)
        .sorted(
            Comparator.comparingLong(ActorActivity::total)
                .reversed()
                .thenComparing(ActorActivity::actor))
        .toList();
  }

  private static ActorActivity ofOne(List<GroupCount> its) {
    Map<String, Long> events = new TreeMap<>();
    its.forEach(it -> events.put(AuditFilter.shortType(it.other()), it.count()));
    return new ActorActivity(
        its.getFirst().one(),
        events.values().stream().mapToLong(it -> it).sum(),
        events,
        Instant.ofEpochMilli(its.stream().mapToLong(GroupCount::least).min().orElseThrow()),
        Instant.ofEpochMilli(its.stream().mapToLong(GroupCount::most).max().orElseThrow()),
        CORRECTIONS.stream().mapToLong(it -> events.getOrDefault(it, 0L)).sum(),
        events.getOrDefault("audit-exported", 0L));
  }
}
