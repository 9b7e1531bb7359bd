package org.engagementledger.query.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.query.Story;
import org.junit.jupiter.api.Test;

class LiveProjectionTest {
  private final List<String> done = new ArrayList<>();
  private final LiveProjection handler =
      new LiveProjection(segment -> batch -> done.add("wrote " + batch.size()));

  @Test
  void aBatchIsWrittenOnceAndBeforeItsTokenIs() {
    var unitOfWork = new BatchingUnitOfWork<>(messages(3));
    unitOfWork.onPrepareCommit(committing -> done.add("stored the token"));

    unitOfWork.executeWithResult(
        () -> {
          handler.handle(unitOfWork.getMessage(), Segment.ROOT_SEGMENT);
          return unitOfWork.getMessage();
        });

    assertThat(done).containsExactly("wrote 3", "stored the token");
  }

  private static List<TrackedEventMessage<?>> messages(int count) {
    return IntStream.range(0, count)
        .<TrackedEventMessage<?>>mapToObj(LiveProjectionTest::message)
        .toList();
  }

  private static TrackedEventMessage<?> message(int index) {
    LedgerEvent event = Story.events().get(index);
    return new GenericTrackedDomainEventMessage<>(
        new GlobalSequenceTrackingToken(index + 1),
        new GenericDomainEventMessage<>("", event.stream(), 0, event));
  }
}
