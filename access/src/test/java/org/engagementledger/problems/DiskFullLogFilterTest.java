package org.engagementledger.problems;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import java.time.Duration;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.engagementledger.ledger.fixtures.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DiskFullLogFilterTest {
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger coordinator = context.getLogger("some.library.Coordinator");
  private final Logger worker = context.getLogger("some.library.Worker");
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final SettableClock clock = new SettableClock("2026-11-30T09:00:00Z");
  private final DiskFullLogFilter filter = new DiskFullLogFilter(clock);

  @BeforeEach
  void listen() {
    written.start();
    root.addAppender(written);
    filter.afterPropertiesSet();
  }

  @AfterEach
  void stopListening() {
    filter.destroy();
    root.detachAppender(written);
  }

  @Test
  void ofManyFailuresOneSentenceIsLeftWithTheirNumber() {
    for (int n = 0; n < 500; n++) {
      coordinator.warn("Segment {} failed", 0, new IllegalStateException(failure(14031)));
    }
    worker.error("Not written", failure(14031));
    clock.advance(Duration.ofMinutes(1));
    coordinator.warn("Segment 0 failed", failure(14031));

    assertThat(lines())
        .containsExactly(said("Coordinator", 1), said("Worker", 1), said("Coordinator", 500));
    assertThat(written.list).noneMatch(it -> it.getThrowableProxy() != null);
  }

  @Test
  void whatFailsForAnotherReasonIsLoggedAsEver() {
    coordinator.warn("Segment {} failed", 0, failure(50));
    coordinator.warn("The disk of Anna is full");
    coordinator.debug("Not of interest", failure(14031));

    assertThat(lines()).containsExactly("Segment 0 failed", "The disk of Anna is full");
    assertThat(written.list.getFirst().getThrowableProxy()).isNotNull();
  }

  private static String said(String who, int times) {
    return ("The disk of the database is full, so %s failed (%d times since this was last said); it"
            + " is tried again until there is room.")
        .formatted(who, times);
  }

  private static MongoCommandException failure(int code) {
    var answer =
        new BsonDocument("ok", new BsonInt32(0))
            .append("code", new BsonInt32(code))
            .append("errmsg", new BsonString("refused"));
    return new MongoCommandException(answer, new ServerAddress());
  }

  private List<String> lines() {
    return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
