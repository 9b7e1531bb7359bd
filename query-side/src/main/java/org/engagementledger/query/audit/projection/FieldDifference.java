package org.engagementledger.query.audit.projection;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.Fact.Contact.Post;
import org.engagementledger.query.wording.DomainLabels;
import org.engagementledger.query.wording.EnglishDate;
import tools.jackson.databind.JsonNode;

/**
 * One field that an event changed.
 *
 * @param field its name in words
 * @param before what it held before; empty if nothing
 * @param after what it held after; empty if nothing
 */
public record FieldDifference(String field, String before, String after) {
  /** Says nothing to a reader, and changes with every amendment. */
  private static final Set<String> UNTOLD = Set.of("id", "version", "person", "sort");

  /** What it held, as pages say it; what is text stays as it is. */
  public String inWords(String held) {
    if (held.isEmpty()) {
      return held;
    }
    return switch (field) {
      case "Date", "Last day", "Due", "Opened", "Adopted" -> EnglishDate.of(new EdtfDate(held));
      case "Kind" -> DomainLabels.of(EngagementKind.valueOf(held));
      case "Post" -> DomainLabels.of(Post.valueOf(held));
      case "Standing", "State", "Role" -> DomainLabels.plain(held);
      case "Highlight" -> held.equals("true") ? "Yes" : "No";
      default -> held;
    };
  }

  /** The fields that differ, in the order in which they are written. */
  static List<FieldDifference> between(Optional<JsonNode> before, Optional<JsonNode> after) {
    Map<String, String> old = fields(before);
    Map<String, String> now = fields(after);
    Set<String> names = new LinkedHashSet<>(old.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .map(
            name ->
                new FieldDifference(name, old.getOrDefault(name, ""), now.getOrDefault(name, "")))
        .filter(difference -> !difference.before().equals(difference.after()))
        .toList();
  }

  private static Map<String, String> fields(Optional<JsonNode> state) {
    Map<String, String> fields = new LinkedHashMap<>();
    state.ifPresent(node -> collect(node, fields));
    return fields;
  }

  private static void collect(JsonNode node, Map<String, String> fields) {
    node.forEachEntry(
        (name, value) -> {
          if (name.equals("fact")) {
            collect(value, fields);
          } else if (!UNTOLD.contains(name)) {
            fields.put(DomainLabels.plain(name), text(value));
          }
        });
  }

  private static String text(JsonNode value) {
    if (value.isObject()) {
      return value
          .propertyStream()
          .filter(property -> !UNTOLD.contains(property.getKey()))
          .map(property -> text(property.getValue()))
          .collect(Collectors.joining(", "));
    }
    return value.isArray()
        ? value.valueStream().map(FieldDifference::text).collect(Collectors.joining("; "))
        : value.asString();
  }
}
