package org.engagementledger.command.imports.reconciliation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.CommandRequest;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.CosponsorResolution;
import org.engagementledger.command.dossiers.DossierCommand.RecordEngagement;
import org.engagementledger.command.dossiers.DossierCommand.RecordFact;
import org.engagementledger.command.dossiers.DossierCommand.RecordNonEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RegisterEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.SetAttribute;
import org.engagementledger.command.dossiers.DossierCommand.WithdrawEndorsement;
import org.engagementledger.command.imports.LegacyDateReading;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.imports.TextNormalizer;
import org.engagementledger.command.imports.rows.CellConverter;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Redaction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Facts as rows say them, read as the API reads them. */
public record RowFacts(JsonMapper json, PersonPolicy persons) {
  private static final EntryId ANY = new EntryId("row");
  private static final Pattern PERSON = Pattern.compile("\"person\":\"[^\"]*\",?");
  private static final Set<String> DAYS = Set.of("date", CellConverter.LAST_DAY);

  /**
   * The fact that a row says.
   *
   * @throws org.engagementledger.text.Refusal or {@link
   *     org.engagementledger.problems.InvalidRequestBody} if it says none
   */
  Fact of(TableRow row, EntryId entry) {
    ObjectNode members = row.members().deepCopy();
    row.members()
        .propertyStream()
        .filter(it -> it.getValue().isNull())
        .map(Map.Entry::getKey)
        .forEach(members::remove);
    CommandRequest said =
        new CommandRequest(CommandContext.by("", entry.id()), entry.id(), members, json);
    CommandRequest dated = row.sort().mayBeUndated() ? said.perhapsUndated() : said;
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
    return TextNormalizer.plain(json.writeValueAsString(open(fact)));
  }

  /** The same without the ids of persons, which are those of the entry. */
  String words(Fact fact) {
    return PERSON.matcher(key(fact)).replaceAll("");
  }

  /** The key; whether it lasted several days, or was read as one day between them, is the same. */
  String sameDays(Fact fact) {
    return key(LegacyDateReading.of(fact));
  }

  /** The fact that a row says; empty if it says none. */
  Optional<Fact> read(TableRow row) {
    try {
      return Optional.of(of(row, ANY));
    } catch (RuntimeException refused) { // whoever records the row says why
      return Optional.empty();
    }
  }

  private static boolean isSame(JsonNode one, @Nullable JsonNode other) {
    return other != null && TextNormalizer.same(one.toString(), other.toString());
  }

  /**
   * What is now, with that replaced in which the row differs from what it said before. A row can
   * make more internal, and never less, since others may have marked what it does not.
   *
   * @param isDated whether the date is replaced as well
   */
  Fact merged(Fact now, Fact said, Fact says, boolean isDated) {
    Fact words = inWords(open(now), open(said), open(says));
    return marked(now, said, says, isDated ? words : onDaysOf(now, words));
  }

  private Fact onDaysOf(Fact now, Fact fact) {
    ObjectNode dated = json.valueToTree(fact);
    ObjectNode days = json.valueToTree(now);
    dated.remove(DAYS);
    days.retain(DAYS);
    dated.setAll(days);
    return json.treeToValue(dated, fact.getClass());
  }

  /** What is now, with what a row says where nothing was said. */
  Fact complemented(Fact now, Fact says) {
    ObjectNode whole = json.valueToTree(open(now));
    json.<ObjectNode>valueToTree(open(says)).properties().stream()
        .filter(it -> !DAYS.contains(it.getKey()) && isEmpty(whole.path(it.getKey())))
        .filter(it -> !isEmpty(it.getValue()))
        .forEach(it -> whole.set(it.getKey(), it.getValue()));
    Fact marked = Redaction.carried(now, json.treeToValue(whole, now.getClass()));
    return Redaction.also(marked, says.internal());
  }

  /**
   * What a row says, where it has columns; of the rest, and of a date that it does not say any
   * more, what its table said before.
   */
  Fact completed(TableRow row, Fact said, Fact says) {
    ObjectNode whole = json.valueToTree(open(says));
    ObjectNode before = json.valueToTree(open(said));
    boolean isDated = !row.text("date").isEmpty();
    before
        .propertyStream()
        .filter(it -> DAYS.contains(it.getKey()) ? !isDated : !row.members().has(it.getKey()))
        .forEach(it -> whole.set(it.getKey(), it.getValue()));
    return Redaction.also(json.treeToValue(whole, says.getClass()), says.internal());
  }

  /** What is now, with what a row says besides or otherwise; what it leaves empty stays. */
  Fact filled(Fact now, Fact says) {
    Fact filled = overruled(now, says, says, true);
    return Redaction.also(filled, says.internal());
  }

  /**
   * What is now, with that replaced which a row says otherwise. What it leaves empty stays, unless
   * it said something there before.
   *
   * @param isDated whether the date is replaced as well
   */
  Fact overruled(Fact now, Fact said, Fact says, boolean isDated) {
    Fact merged = isDated ? inWords(open(now), open(said), open(says)) : open(now);
    ObjectNode right = json.valueToTree(merged);
    json.<ObjectNode>valueToTree(open(says)).properties().stream()
        .filter(it -> !isEmpty(it.getValue()) && (isDated || !DAYS.contains(it.getKey())))
        .forEach(it -> right.set(it.getKey(), it.getValue()));
    if (isDated && says.lastDay().isEmpty()) {
      right.remove(CellConverter.LAST_DAY);
    }
    return marked(now, said, says, json.treeToValue(right, now.getClass()));
  }

  /**
   * What a table says after an amendment: what it said before, with that replaced which the
   * amendment changed. The rest of the amended entry may be what others made of it.
   */
  Fact saidAfter(Fact said, Fact before, Fact amended) {
    try {
      Fact words = inWords(open(said), open(before), open(amended));
      return Redaction.also(words, amended.internal());
    } catch (RuntimeException apart) { // the days of two do not go together
      return amended;
    }
  }

  /** Whether two facts differ in one member at most, whatever is internal. */
  boolean areAlike(Fact one, Fact other) {
    return changed(open(one), open(other)).indexOf(',') < 0;
  }

  /** The members in which two facts differ. */
  String changed(Fact one, Fact other) {
    ObjectNode a = json.valueToTree(one);
    ObjectNode b = json.valueToTree(other);
    TreeSet<String> members = new TreeSet<>(a.propertyNames());
    members.addAll(b.propertyNames());
    return members.stream()
        .filter(it -> !isSame(a.path(it), b.path(it)))
        .collect(Collectors.joining(", "));
  }

  private Fact marked(Fact now, Fact said, Fact says, Fact merged) {
    List<String> more =
        says.internal().stream().filter(it -> !said.internal().contains(it)).toList();
    Fact marked = Redaction.also(Redaction.carried(now, merged), more);
    return merged.texts().equals(now.texts()) ? marked : persons.applied(marked);
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull()
        || value.isMissingNode()
        || value.isContainer() && value.isEmpty()
        || value.isString() && value.asString().isEmpty()
        || value.isBoolean() && !value.asBoolean();
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
