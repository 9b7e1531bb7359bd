package org.engagementledger.standalone.commandline.terminal;

import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far long work is: a bar on a terminal, a line every few seconds elsewhere. */
public abstract sealed class TerminalProgress implements AutoCloseable {
  /** Shows the progress of a task, counted in a unit such as "events". */
  public static TerminalProgress of(String task, String unit, Terminal terminal) {
    return terminal.interactive() ? new Bar(task, unit) : new Lines(task, unit, terminal);
  }

  /** So much is done, of so much. */
  public abstract void at(long done, long total);

  /** So much is done, of nobody knows how much. */
  public void at(long done) {
    at(done, -1);
  }

  @Override
  public void close() {}

  private static final class Bar extends TerminalProgress {
    private final ProgressBar bar;

    Bar(String task, String unit) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(-1)
              .setUnit(" " + unit, 1)
              .setStyle(ProgressBarStyle.ASCII)
              .showSpeed()
              .build();
    }

    @Override
    public void at(long done, long total) {
      bar.maxHint(total).stepTo(done);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  private static final class Lines extends TerminalProgress {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String task;
    private final String unit;
    private final Terminal terminal;
    private final Instant begin = Instant.now();
    private Instant next = begin.plus(PAUSE);

    Lines(String task, String unit, Terminal terminal) {
      this.task = task;
      this.unit = unit;
      this.terminal = terminal;
    }

    @Override
    public void at(long done, long total) {
      Instant now = Instant.now();
      if (now.isBefore(next)) {
        return;
      }
      next = now.plus(PAUSE);
      double rate = done * 1000.0 / Math.max(1, Duration.between(begin, now).toMillis());
      terminal.tell(
          "%s: %,d %s, %,.0f per second%s", task, done, unit, rate, rest(done, total, rate));
    }

    private static String rest(long done, long total, double rate) {
      return total < 0
          ? ""
          : ", %,.0f s left of %,d".formatted((total - done) / Math.max(0.001, rate), total);
    }
  }
}
