package org.engagementledger.query.audit.projection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an event has to do with others.
 *
 * @param corrects what was recorded of the same before, which this event changed; the original
 *     first
 * @param correctedBy what changed the same later, in the order of the log
 * @param causes the event that led to it, then the one that led to that, and so on
 * @param effects what it led to itself, in the order of the log
 * @param together what it was recorded together with
 */
public record CausationLinks(
    List<Link> corrects,
    List<Link> correctedBy,
    List<Link> causes,
    List<Link> effects,
    Optional<Together> together) {
  /** The causes that are not among what it changed; a page need not say them twice. */
  public List<Link> otherCauses() {
    return causes.stream().filter(it -> !corrects.contains(it)).toList();
  }

  /** The effects that are not among what changed it. */
  public List<Link> otherEffects() {
    return effects.stream().filter(it -> !correctedBy.contains(it)).toList();
  }

  /** Another event, in short. */
  public record Link(
      String id,
      long position,
      Instant time,
      String actor,
      String type,
      String sentence,
      String reason) {
    public static Link to(AuditEntry it) {
      return new Link(
          it.id(), it.position(), it.time(), it.actor(), it.type(), it.sentence(), it.reason());
    }
  }

  /**
   * The events of one command, such as an import.
   *
   * @param correlation by which they are found
   * @param events how many they are
   * @param file the page that was imported; empty if it was none
   */
  public record Together(String correlation, long events, String file) {}
}
