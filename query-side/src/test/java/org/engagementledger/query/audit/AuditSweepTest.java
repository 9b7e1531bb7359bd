package org.engagementledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.engagementledger.ledger.Recorded;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class AuditSweepTest {
  private static final long LONG = 1_000_000;

  private final AtomicLong read = new AtomicLong();

  @Test
  void aLongLogIsReadNoFasterThanItIsTaken() throws IOException {
    AtomicLong taken = new AtomicLong();
    sweep(1, LONG)
        .each(
            1,
            part -> {
              assertThat(read.get() - taken.get()).isLessThanOrEqualTo(AuditSweep.PART);
              taken.addAndGet(part.size());
            });
    assertThat(taken).hasValue(LONG);
  }

  @Test
  void whoTakesNoMoreStopsIt() {
    assertThatThrownBy(
            () ->
                sweep(1, LONG)
                    .each(
                        1,
                        part -> {
                          throw new IOException("nobody listens");
                        }))
        .isInstanceOf(IOException.class);
    assertThat(read).hasValue(AuditSweep.PART);
  }

  @Test
  void onlyPositionsThatAreAskedForAreTaken() throws IOException {
    List<Long> positions = new ArrayList<>();
    sweep(700, 1_203).each(1, part -> part.forEach(it -> positions.add(it.position())));
    assertThat(positions).isEqualTo(LongStream.rangeClosed(700, 1_203).boxed().toList());
  }

  private AuditSweep sweep(long from, long upTo) {
    return new AuditSweep(
        this::events,
        Recorded::position,
        part -> part.stream().map(AuditSweepTest::document).toList(),
        from,
        upTo);
  }

  private List<Recorded> events(long from, int limit) {
    List<Recorded> part =
        LongStream.range(from, Math.min(from + limit, LONG + 1)).mapToObj(this::event).toList();
    return part;
  }

  private Recorded event(long position) {
    read.incrementAndGet();
    return new Recorded(
        position, Instant.EPOCH, "e" + position, "type", "KZ", position - 1, Map.of(), "{}");
  }

  private static AuditDocument document(Recorded it) {
    return new AuditDocument(
        it.id(),
        it.position(),
        it.time(),
        "Kazakhstan",
        it.stream(),
        it.sequence(),
        it.type(),
        it.attributes(),
        JsonNodeFactory.instance.objectNode(),
        Optional.empty(),
        Optional.empty());
  }
}
