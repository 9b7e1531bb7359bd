package org.engagementledger.command.dossiers;

import static org.engagementledger.events.Refusal.unless;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.events.EdtfDate;
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

  /** Checks what an event makes of a dossier, if it has to do with positions at all. */
  static void check(Dossier dossier, DossierEvent event) {
    boolean other =
        event instanceof Stating it
            && !(it.fact() instanceof Position || it.fact() instanceof Cosponsorship);
    if (!other) {
      check(dossier.after(event));
    }
  }

  private static void check(Dossier dossier) {
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
    List<Position> happened = EdtfDate.inOrder(recorded, Position::date);
    for (int i = 0; i < happened.size(); i++) {
      requireFollows(happened.subList(0, i), happened.get(i));
    }
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
