package org.engagementledger.query.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PrefetchingPagerTest {
  private static final long LONG = 1_000_000;

  private final AtomicLong read = new AtomicLong();
  private final PrefetchingPager<Long> sweep = new PrefetchingPager<>(this::behind, it -> it);

  @Test
  void aLongLogIsReadOnePartAheadOfWhoTakesIt() throws IOException {
    AtomicLong taken = new AtomicLong();
    sweep.each(
        0,
        part -> {
          assertThat(read.get() - taken.get()).isLessThanOrEqualTo(2 * PrefetchingPager.PART);
          taken.addAndGet(part.size());
        });
    assertThat(taken).hasValue(LONG);
  }

  @Test
  void everyPartComesOnceAndInOrder() throws IOException {
    List<Long> all = new ArrayList<>();
    sweep.each(LONG - 1_203, all::addAll);
    assertThat(all).isEqualTo(LongStream.rangeClosed(LONG - 1_202, LONG).boxed().toList());
  }

  @Test
  void whoTakesNoMoreStopsIt() {
    assertThatThrownBy(
            () ->
                sweep.each(
                    0,
                    part -> {
                      throw new IOException("nobody listens");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(read.get()).isLessThanOrEqualTo(2 * PrefetchingPager.PART);
  }

  @Test
  void aPartThatCannotBeReadIsNotTakenForTheEnd() {
    List<Long> all = new ArrayList<>();
    PrefetchingPager<Long> broken =
        new PrefetchingPager<>(PrefetchingPagerTest::unreadableFromTheThousandth, it -> it);
    assertThatThrownBy(() -> broken.each(0, all::addAll))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("the server is gone");
    assertThat(all).hasSize(1_000);
  }

  private List<Long> behind(long position, int limit) {
    long last = Math.min(position + limit, LONG);
    read.addAndGet(last - position);
    return LongStream.rangeClosed(position + 1, last).boxed().toList();
  }

  private static List<Long> unreadableFromTheThousandth(long position, int limit) {
    if (position >= 1_000) {
      throw new IllegalStateException("the server is gone");
    }
    return LongStream.rangeClosed(position + 1, position + limit).boxed().toList();
  }
}
