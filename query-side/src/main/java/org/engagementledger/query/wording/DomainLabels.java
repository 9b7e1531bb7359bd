package org.engagementledger.query.wording;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.Fact.Contact.Post;
import org.engagementledger.facts.Status;

/** What the values of the domain are called in plain English, each beginning with a capital. */
public final class DomainLabels {
  private static final Map<AttributeName, String> ATTRIBUTES =
      Map.of(
          AttributeName.RELEVANT_RESOLUTIONS, "Relevant UN resolutions",
          AttributeName.EDUCATION_UNDER_ATTACK, "Education under Attack",
          AttributeName.OTHER_PUBLICATIONS, "Other publications",
          AttributeName.UN_STANDARDS, "UN standards",
          AttributeName.ADDITIONAL, "Additional notes");

  private static final Map<String, String> EVENTS =
      Map.of(
          "follow-up-completed", "Follow-up completed",
          "follow-up-promised", "Follow-up promised",
          "non-endorsement-recorded", "Non-endorsement recorded",
          "resolution-cosponsored", "Resolution co-sponsored");

  private DomainLabels() {}

  /** A type of events, on the wire or in its short form. */
  public static String ofEvent(String type) {
    String shortType = type.replaceAll("^org\\.engagementledger\\.|\\.v\\d+$", "");
    return EVENTS.getOrDefault(shortType, plain(shortType));
  }

  /** How many there are: {@code no events}, {@code 1 event}, {@code 17 events}. */
  public static String count(long number, String one) {
    return number == 1 ? "1 " + one : (number == 0 ? "no" : number) + " " + one + "s";
  }

  /** A kind of engagement. */
  public static String of(EngagementKind kind) {
    return switch (kind) {
      case COSPONSORSHIP -> "Co-sponsorship";
      case CONFERENCE_PARTICIPATION -> "Conference";
      default -> plain(kind);
    };
  }

  /** A status. */
  public static String of(Status status) {
    return status == Status.UNKNOWN ? "Not recorded" : plain(status);
  }

  /** Statuses of which one is the state's: "Possibly endorsed". */
  public static String of(List<Status> possible) {
    if (possible.size() == 1) {
      return of(possible.getFirst());
    }
    return possible.stream()
        .filter(status -> status != Status.UNKNOWN)
        .map(status -> of(status).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" or ", "Possibly ", ""));
  }

  /** An attribute. */
  public static String of(AttributeName attribute) {
    return ATTRIBUTES.getOrDefault(attribute, plain(attribute));
  }

  /** Where a contact sits. */
  public static String of(Post post) {
    return switch (post) {
      case GENEVA -> "Mission in Geneva";
      case NEW_YORK -> "Mission in New York";
      case CAPITAL -> "Capital";
      case IMPLEMENTATION_NETWORK -> "State-led Implementation Network";
      case ELSEWHERE -> "Elsewhere";
    };
  }

  /** A name such as {@code JOINT_STATEMENT} or {@code engagement-recorded} in words. */
  public static String plain(Object name) {
    String apart = name.toString().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    String words = apart.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
