package org.engagementledger.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dates.DayRange;

/**
 * What came one after the other, each on a day that may not be known exactly. Since each came after
 * the one before it, the steps that certainly came by a day are the first few, and those that
 * possibly came are these and the next few.
 *
 * @param steps in their order, each with the days that it can have come on in that order
 */
public record OrderedTimeline<V>(List<DatedStep<V>> steps) {
  /** The same steps, unmodifiable. */
  public OrderedTimeline {
    steps = List.copyOf(steps);
  }

  /** One step, and the days that it can have come on. */
  public record DatedStep<V>(DayRange from, V value) {}

  /**
   * Steps in an order that is known even where the days are not: none came before the one ahead of
   * it, or after the one behind it. A date that contradicts the order moves to the nearest day.
   */
  static <V> OrderedTimeline<V> inOrder(List<DatedStep<V>> steps) {
    return inOrder(LocalDate.MIN, steps);
  }

  /** The same steps, none of which came before that day. */
  static <V> OrderedTimeline<V> inOrder(LocalDate begun, List<DatedStep<V>> steps) {
    return new OrderedTimeline<>(notAfterTheNext(notBeforeTheLast(begun, steps)));
  }

  /** Of steps in a row that are alike in something, only the first. */
  public OrderedTimeline<V> changesOf(Function<? super V, ?> something) {
    List<DatedStep<V>> changes = new ArrayList<>();
    for (DatedStep<V> step : steps) {
      Object now = something.apply(step.value());
      if (changes.isEmpty() || !now.equals(something.apply(changes.getLast().value()))) {
        changes.add(step);
      }
    }
    return new OrderedTimeline<>(changes);
  }

  /** How many steps had certainly come by the end of that day. */
  int certain(LocalDate day) {
    return (int) count(from -> from.onOrBefore(day) == Certainty.CERTAIN);
  }

  /** How many steps had possibly come by the end of that day. */
  int possible(LocalDate day) {
    return (int) count(from -> from.onOrBefore(day) != Certainty.ABSENT);
  }

  /** The steps of which one was possibly the last by the end of that day, in their order. */
  Stream<V> lastBy(LocalDate day) {
    return IntStream.rangeClosed(Math.max(1, certain(day)), possible(day))
        .mapToObj(count -> steps.get(count - 1).value());
  }

  /** The steps that had come, certainly or possibly, by the end of that day. */
  Stream<V> begunBy(LocalDate day) {
    return steps.stream().limit(possible(day)).map(DatedStep::value);
  }

  /** Whether possibly no step had come by the end of that day. */
  boolean mayNotHaveBegun(LocalDate day) {
    return certain(day) == 0;
  }

  private long count(Predicate<DayRange> came) {
    return steps.stream().map(DatedStep::from).filter(came).count();
  }

  private static <V> List<DatedStep<V>> notBeforeTheLast(
      LocalDate begun, List<DatedStep<V>> steps) {
    List<DatedStep<V>> moved = new ArrayList<>(steps.size());
    LocalDate last = begun;
    for (DatedStep<V> step : steps) {
      last = later(last, step.from().earliest());
      LocalDate latest = later(last, step.from().latest());
      moved.add(new DatedStep<>(new DayRange(last, latest), step.value()));
    }
    return moved;
  }

  private static <V> List<DatedStep<V>> notAfterTheNext(List<DatedStep<V>> steps) {
    List<DatedStep<V>> moved = new ArrayList<>(steps);
    LocalDate next = LocalDate.MAX;
    for (int i = steps.size() - 1; i >= 0; i--) {
      DayRange from = steps.get(i).from();
      next = from.latest().isBefore(next) ? from.latest() : next;
      moved.set(i, new DatedStep<>(new DayRange(from.earliest(), next), steps.get(i).value()));
    }
    return moved;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }
}
