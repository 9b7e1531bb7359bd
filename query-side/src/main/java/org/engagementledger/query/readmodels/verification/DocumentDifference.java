package org.engagementledger.query.readmodels.verification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.engagementledger.query.readmodels.ReadModelDocument;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says in which of their members two documents differ, as JSON pointers, and not what they say. */
final class DocumentDifference {
  private static final int MOST = 3;

  private final List<String> pointers = new ArrayList<>();

  private DocumentDifference() {}

  /** In what a document in use differs from the one that the log makes. */
  static String between(ReadModelDocument made, ReadModelDocument used, JsonMapper json) {
    DocumentDifference difference = new DocumentDifference();
    try {
      difference.compare("", json.readTree(made.json()), json.readTree(used.json()));
    } catch (JacksonException unreadable) {
      return "cannot be read";
    }
    difference.compareKeys(DocumentDigest.keys(made), DocumentDigest.keys(used));
    return difference.sentence();
  }

  private String sentence() {
    if (pointers.isEmpty()) {
      return "is written in another way";
    }
    int more = pointers.size() - MOST;
    return "differs in "
        + String.join(", ", pointers.subList(0, Math.min(MOST, pointers.size())))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }

  private void compare(String at, JsonNode made, JsonNode used) {
    if (made.isObject() && used.isObject()) {
      Set<String> names = new LinkedHashSet<>(made.propertyNames());
      names.addAll(used.propertyNames());
      names.forEach(name -> compare(at + "/" + name, made.path(name), used.path(name)));
    } else if (made.isArray() && used.isArray() && made.size() == used.size()) {
      for (int index = 0; index < made.size(); index++) {
        compare(at + "/" + index, made.path(index), used.path(index));
      }
    } else if (!made.equals(used)) {
      pointers.add(at.isEmpty() ? "everything" : at);
    }
  }

  private void compareKeys(BsonDocument made, BsonDocument used) {
    Set<String> names = new LinkedHashSet<>(made.keySet());
    names.addAll(used.keySet());
    names.stream()
        .filter(name -> made.get(name) == null || !made.get(name).equals(used.get(name)))
        .forEach(name -> pointers.add("the key '" + name + "' by which it is found"));
  }
}
