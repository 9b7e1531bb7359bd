package org.engagementledger.powercut;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What has to be found after a power cut, by what was said until then. */
final class ExpectedContent {

  static final String INSERTING = "i";
  static final String INSERTED = "I";
  static final String DELETING = "d";
  static final String DELETED = "D";
  static final String REPLACING = "r";
  static final String REPLACED = "R";

  private final Map<String, String> lastSaid = new HashMap<>();
  private int replacing = -1;
  private int replaced = -1;

  /** A commit whose every byte follows from its id and length. */
  static Document commit(String id, int length) {
    return new Document("_id", id)
        .append("keys", List.of(id, "also " + id))
        .append("length", length)
        .append("text", text(id, length));
  }

  private static String text(String id, int length) {
    return (id + " ").repeat(length / (id.length() + 1) + 1);
  }

  void said(String line) {
    String what = line.substring(0, 1);
    String of = line.substring(1);
    switch (what) {
      case REPLACING -> replacing = Integer.parseInt(of);
      case REPLACED -> replaced = Integer.parseInt(of);
      default -> lastSaid.put(of, what);
    }
  }

  /** What is wrong with what is found, in one sentence for each; nothing if all is well. */
  List<String> wrongIn(MongoDatabase ledger) {
    List<String> wrong = new ArrayList<>();
    MongoCollection<Document> commits = ledger.getCollection("commits");
    Map<String, Document> found = new HashMap<>();
    for (Document commit : commits.find()) {
      String id = commit.getString("_id");
      if (found.put(id, commit) != null) {
        wrong.add(id + " is there twice");
      }
      if (!lastSaid.containsKey(id) || !commit(id, commit.getInteger("length")).equals(commit)) {
        wrong.add(id + " was never written so");
      }
    }
    lastSaid.forEach((id, what) -> check(id, what, found.containsKey(id), wrong));
    found.keySet().stream().limit(50).forEach(id -> checkKeys(id, commits, wrong));
    checkModel(ledger.getCollection("models").find(eq("_id", 1)).first(), wrong);
    return wrong;
  }

  private static void check(String id, String what, boolean there, List<String> wrong) {
    if (what.equals(INSERTED) && !there) {
      wrong.add(id + " was acknowledged and is gone");
    }
    if (what.equals(DELETED) && there) {
      wrong.add(id + " was deleted and is there");
    }
  }

  private static void checkKeys(String id, MongoCollection<Document> commits, List<String> wrong) {
    if (commits.countDocuments(eq("keys", "also " + id)) != 1) {
      wrong.add(id + " is not found by its key");
    }
  }

  private void checkModel(@Nullable Document model, List<String> wrong) {
    int n = model == null ? -1 : model.getInteger("n");
    if (n < replaced || n > replacing) {
      wrong.add("the model is at " + n + ", acknowledged " + replaced + ", begun " + replacing);
    }
  }
}
