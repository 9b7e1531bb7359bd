package org.engagementledger.command.imports.tables;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.CosponsorResolution;
import org.engagementledger.command.dossiers.DossierCommand.RecordEngagement;
import org.engagementledger.command.dossiers.DossierCommand.RecordFact;
import org.engagementledger.command.dossiers.DossierCommand.RecordNonEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RegisterEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.SetAttribute;
import org.engagementledger.command.dossiers.DossierCommand.WithdrawEndorsement;
import org.engagementledger.command.imports.FactText;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.submissions.Asked;
import org.engagementledger.command.submissions.Submission;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Redaction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Facts as rows say them, read as the API reads them. */
record RowFacts(JsonMapper json, PersonPolicy persons) {
  /**
   * The fact that a row says.
   *
   * @throws org.engagementledger.events.Refusal or {@link org.engagementledger.problems.WrongBody}
   *     if it says none
   */
  Fact of(Row row, EntryId entry) {
    Submission said =
        new Submission(Asked.by("", entry.id()), entry.id(), row.members().deepCopy(), json);
    Submission dated = row.sort().mayBeUndated() ? said.perhapsUndated() : said;
    return dated.fact(row.sort().fact());
  }

  /** The command that records it. */
  static RecordFact command(CountryCode country, EntryId entry, Fact fact) {
    return switch (fact) {
      case Fact.Endorsement it -> new RegisterEndorsement(country, entry, it);
      case Fact.Withdrawal it -> new WithdrawEndorsement(country, entry, it);
      case Fact.NonEndorsement it -> new RecordNonEndorsement(country, entry, it);
      case Fact.Cosponsorship it -> new CosponsorResolution(country, entry, it);
      case Fact.Engagement it -> new RecordEngagement(country, entry, it);
      case Fact.Attribute it -> new SetAttribute(country, entry, it);
      case Fact.FollowUp it -> new DossierCommand.PromiseFollowUp(country, entry, it);
      case Fact.Contact it -> new DossierCommand.AddContact(country, entry, it);
    };
  }

  /** By what facts are compared: those that differ in nothing that is said have the same. */
  String key(Fact fact) {
    return FactText.plain(json.writeValueAsString(open(fact)));
  }

  private static boolean isSame(JsonNode one, @Nullable JsonNode other) {
    return other != null && FactText.same(one.toString(), other.toString());
  }

  /**
   * What is now, with that replaced in which the row differs from what it said before. A row can
   * make more internal, and never less, since others may have marked what it does not.
   */
  Fact merged(Fact now, Fact said, Fact says) {
    Fact merged = inWords(open(now), open(said), open(says));
    List<String> more =
        says.internal().stream().filter(it -> !said.internal().contains(it)).toList();
    Fact marked = Redaction.also(Redaction.carried(now, merged), more);
    return merged.texts().equals(now.texts()) ? marked : persons.applied(marked);
  }

  /** The same with nothing that is internal, to compare what is said. */
  static Fact open(Fact fact) {
    return fact.marked(List.of());
  }

  private Fact inWords(Fact now, Fact said, Fact says) {
    ObjectNode merged = json.valueToTree(now);
    ObjectNode before = json.valueToTree(said);
    ObjectNode after = json.valueToTree(says);
    TreeSet<String> members = new TreeSet<>(before.propertyNames());
    members.addAll(after.propertyNames());
    for (String member : members) {
      JsonNode value = after.get(member);
      if (value == null) {
        merged.remove(member);
      } else if (!isSame(value, before.get(member))) {
        merged.setAll(Map.of(member, value));
      }
    }
    return json.treeToValue(merged, now.getClass());
  }
}
