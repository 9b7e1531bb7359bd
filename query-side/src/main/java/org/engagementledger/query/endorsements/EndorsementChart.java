package org.engagementledger.query.endorsements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engagementledger.time.statuses.CountRange;

/**
 * How a count went, drawn as an area between what is certain and what is possible.
 *
 * @param series the bounds at the end of each month; at least one month
 */
public record EndorsementChart(SortedMap<LocalDate, CountRange> series) {
  /** Of the drawing, without what is written around it. */
  public static final int WIDTH = 720;

  /** Of the drawing, without what is written around it. */
  public static final int HEIGHT = 220;

  /**
   * A line with a text.
   *
   * @param at from the left, or from the top
   */
  public record Mark(int at, String text) {}

  /** The outline of what lies between certain and possible, as the points of a polygon. */
  public String between() {
    List<String> above = points(CountRange::possible);
    return Stream.concat(above.stream(), points(CountRange::certain).reversed().stream())
        .collect(Collectors.joining(" "));
  }

  /** What is certain, as the points of a line. */
  public String certain() {
    return String.join(" ", points(CountRange::certain));
  }

  /** The years, at most a dozen of them. */
  public List<Mark> years() {
    List<LocalDate> months = List.copyOf(series.keySet());
    int every = Math.max(1, months.size() / 12 / 12);
    return IntStream.range(0, months.size())
        .filter(i -> months.get(i).getMonthValue() == 1 && months.get(i).getYear() % every == 0)
        .mapToObj(i -> new Mark((int) x(i), String.valueOf(months.get(i).getYear())))
        .toList();
  }

  /** Round numbers up to the highest. */
  public List<Mark> counts() {
    int step = step();
    return IntStream.rangeClosed(0, most() / step)
        .map(number -> number * step)
        .mapToObj(count -> new Mark((int) y(count), String.valueOf(count)))
        .toList();
  }

  private List<String> points(ToIntFunction<CountRange> of) {
    List<String> points = new ArrayList<>(series.size());
    for (CountRange bounds : series.values()) {
      points.add(
          String.format(Locale.ROOT, "%.1f,%.1f", x(points.size()), y(of.applyAsInt(bounds))));
    }
    return points;
  }

  private double x(int month) {
    return series.size() == 1 ? 0 : (double) WIDTH * month / (series.size() - 1);
  }

  private double y(int count) {
    return HEIGHT - (double) HEIGHT * count / most();
  }

  private int most() {
    return Math.max(1, series.values().stream().mapToInt(CountRange::possible).max().orElse(1));
  }

  /** The least of 1, 2, 5, 10, 20, 50, ... that gives no more than six lines. */
  private int step() {
    return IntStream.iterate(1, power -> power * 10)
        .flatMap(power -> IntStream.of(power, 2 * power, 5 * power))
        .filter(step -> most() / step <= 5)
        .findFirst()
        .orElse(1);
  }
}
