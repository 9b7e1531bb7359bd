package org.engagementledger.query.readmodels.follower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.query.EveryEventStory;
import org.junit.jupiter.api.Test;

class BatchingEventHandlerInvokerTest {
  private final List<String> done = new ArrayList<>();
  private final BatchingEventHandlerInvoker handler =
      new BatchingEventHandlerInvoker(segment -> batch -> done.add("wrote " + batch.size()));

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

  @Test
  void whatIsKnownOfASegmentIsForgottenOnceAnotherMayFollowIt() {
    List<Segment> begun = new ArrayList<>();
    BatchingEventHandlerInvoker projection =
        new BatchingEventHandlerInvoker(
            segment -> {
              begun.add(segment);
              return batch -> {};
            });
    Segment[] both = Segment.ROOT_SEGMENT.split();

    handle(projection, both[0]);
    handle(projection, both[1]);
    handle(projection, both[0]);
    assertThat(begun).containsExactly(both);

    projection.segmentReleased(both[0]);
    handle(projection, both[0]);
    handle(projection, both[1]);
    assertThat(begun).containsExactly(both[0], both[1], both[0]);
  }

  /** An error would end the thread of Axon's that handles events, and no other would come. */
  @Test
  void anErrorIsHandedOnAsAnExceptionThatAxonGoesOnAfter() {
    BatchingEventHandlerInvoker projection =
        new BatchingEventHandlerInvoker(
            segment ->
                batch -> {
                  throw new NoClassDefFoundError("gone");
                });

    assertThat(result(projection, Segment.ROOT_SEGMENT).exceptionResult())
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(NoClassDefFoundError.class);
  }

  private static void handle(BatchingEventHandlerInvoker projection, Segment segment) {
    assertThat(result(projection, segment).isExceptional()).isFalse();
  }

  private static ResultMessage<?> result(BatchingEventHandlerInvoker projection, Segment segment) {
    var unitOfWork = new BatchingUnitOfWork<>(messages(1));
    return unitOfWork.executeWithResult(
        () -> {
          projection.handle(unitOfWork.getMessage(), segment);
          return unitOfWork.getMessage();
        });
  }

  private static List<TrackedEventMessage<?>> messages(int count) {
    return IntStream.range(0, count)
        .<TrackedEventMessage<?>>mapToObj(BatchingEventHandlerInvokerTest::message)
        .toList();
  }

  private static TrackedEventMessage<?> message(int index) {
    LedgerEvent event = EveryEventStory.events().get(index);
    return new GenericTrackedDomainEventMessage<>(
        new GlobalSequenceTrackingToken(index + 1),
        new GenericDomainEventMessage<>("", event.stream(), 0, event));
  }
}
