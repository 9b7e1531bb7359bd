package org.engagementledger.command.dossiers;

import static org.engagementledger.events.Refusal.unless;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.Fact.Cosponsorship;
import org.engagementledger.events.Fact.Position;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.ResolutionId;
import org.engagementledger.events.Status;

/**
 * What must hold for the positions of a state after every event, whether it recorded, amended or
 * retracted: an instrument is endorsed once until withdrawn, and withdrawn only after it was
 * endorsed; a resolution is co-sponsored once.
 *
 * <p>What counts is the order in which things happened. So the past can be recorded late: that a
 * state had not endorsed in 2010 after that it endorsed in 2015.
 */
final class PositionLaws {
  private PositionLaws() {}

  static void check(Dossier dossier) {
    Map<InstrumentId, List<Position>> positions =
        dossier.facts(Position.class).collect(Collectors.groupingBy(Position::instrument));
    positions.values().forEach(PositionLaws::requireEachFollows);
    Set<ResolutionId> cosponsored = new HashSet<>();
    dossier
        .facts(Cosponsorship.class)
        .map(Cosponsorship::resolution)
        .forEach(it -> unless(cosponsored.add(it), "%s would be co-sponsored twice", it));
  }

  private static void requireEachFollows(List<Position> recorded) {
    List<Position> happened = asTheyHappened(recorded);
    for (int i = 0; i < happened.size(); i++) {
      requireFollows(happened.subList(0, i), happened.get(i));
    }
  }

  /** By date as far as the dates tell, otherwise as recorded; the last is the one that counts. */
  private static List<Position> asTheyHappened(List<Position> recorded) {
    List<Position> left = new ArrayList<>(recorded);
    List<Position> latestFirst = new ArrayList<>();
    while (!left.isEmpty()) {
      int last = last(left);
      latestFirst.add(left.remove(last));
    }
    return latestFirst.reversed();
  }

  private static int last(List<Position> positions) {
    return IntStream.iterate(positions.size() - 1, i -> i - 1)
        .limit(positions.size())
        .filter(i -> positions.stream().noneMatch(it -> isAfter(it, positions.get(i))))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isAfter(Position one, Position other) {
    return one.date().certainlyAfter(other.date());
  }

  private static void requireFollows(List<Position> before, Position next) {
    boolean endorsed = !before.isEmpty() && before.getLast().status() == Status.ENDORSED;
    if (next.status() == Status.WITHDRAWN) {
      unless(
          endorsed,
          "%s was not endorsed before %s, so it cannot be withdrawn then",
          next.instrument(),
          said(next));
    } else {
      unless(
          !endorsed,
          "%s is endorsed already (%s); before it is %s (%s), that must be withdrawn, amended or"
              + " retracted",
          next.instrument(),
          endorsed ? said(before.getLast()) : "",
          next.status() == Status.ENDORSED ? "endorsed again" : "recorded as not endorsed",
          said(next));
    }
  }

  private static String said(Position position) {
    String date = position.date().text();
    return date.equals("../..") ? "date unknown" : date;
  }
}
