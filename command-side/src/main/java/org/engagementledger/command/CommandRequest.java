package org.engagementledger.command;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.engagementledger.conditions.TakesConditions;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Redaction;
import org.engagementledger.problems.InvalidRequestBody;
import org.engagementledger.problems.JsonErrorMessages;
import org.engagementledger.text.Refusal;
import org.engagementledger.wiring.FactTypeName;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A request that asks for something to be recorded: who asks, and what.
 *
 * @param asked who asks, and under which conditions
 * @param person the id under which a contact's data in the body go
 * @param body what the request says besides
 */
@TakesConditions
public record CommandRequest(
    CommandContext asked, String person, ObjectNode body, JsonMapper json) {
  private static final String INTERNAL = "internal";
  private static final List<String> PERSONAL = List.of("name", "email", "phone", "notes");

  /** The id of the entry that this request records. */
  public EntryId newEntry() {
    return new EntryId(asked.id());
  }

  /** The same request, which is about an entry that is there already. */
  public CommandRequest about(EntryId entry) {
    return new CommandRequest(asked, entry.id(), body, json);
  }

  /**
   * The same with a member that the address says already.
   *
   * @throws Refusal if the body says otherwise
   */
  public CommandRequest saying(String member, String value) {
    JsonNode said = body.get(member);
    if (said != null && !(said instanceof StringNode it && it.stringValue().equals(value))) {
      throw new Refusal("the address says " + value + " already").at("/" + member);
    }
    return with(body.deepCopy().put(member, value));
  }

  /** The same; what it says happened at an unknown date unless it says when. */
  public CommandRequest perhapsUndated() {
    return with(undated(body.deepCopy()));
  }

  private static ObjectNode undated(ObjectNode said) {
    if (said.path("date").isMissingNode() || said.path("date").isNull()) {
      said.put("date", EdtfDate.UNKNOWN.text());
    }
    return said;
  }

  private static boolean mayBeUndated(Fact fact) {
    return switch (fact) {
      case Fact.Position it -> true;
      case Fact.Cosponsorship it -> true;
      case Fact.Contact it -> true;
      default -> false;
    };
  }

  /**
   * Reads the body as a value.
   *
   * @throws InvalidRequestBody if it is none, naming the member
   */
  public <T> T as(Class<T> type) {
    requireKnown(type);
    return read(body, type);
  }

  /** Reads the body as a fact of one sort. */
  public <F extends Fact> F fact(Class<F> sort) {
    requireKnown(sort);
    CommandRequest said = saying(FactTypeName.MEMBER, FactTypeName.of(sort));
    return read(said.withPersons(sort), sort);
  }

  /** The fact with the members that the body names replaced, as a merge patch (RFC 7396) does. */
  public Fact patched(Fact fact, EntryId entry) {
    requireKnown(fact.getClass());
    ObjectNode patched = json.valueToTree(fact);
    about(entry)
        .saying(FactTypeName.MEMBER, FactTypeName.of(fact.getClass()))
        .withPersons(fact.getClass())
        .propertyStream()
        .forEach(member -> patched.set(member.getKey(), member.getValue()));
    return read(mayBeUndated(fact) ? undated(patched) : patched, fact.getClass());
  }

  private <T> T read(ObjectNode said, Class<T> type) {
    try {
      return json.treeToValue(spelledOut(said), type);
    } catch (JacksonException wrong) {
      throw new InvalidRequestBody(wrong);
    }
  }

  /** That all of it is internal, or nothing, is said by a truth value as well. */
  private static ObjectNode spelledOut(ObjectNode said) {
    if (!said.path(INTERNAL).isBoolean()) {
      return said;
    }
    ObjectNode spelled = said.deepCopy();
    ArrayNode passages = spelled.putArray(INTERNAL);
    if (said.path(INTERNAL).asBoolean()) {
      passages.add(Redaction.ALL);
    }
    return spelled;
  }

  /** A misspelt member is better told than what is missing for want of it. */
  private void requireKnown(Class<?> type) {
    List<String> known =
        Stream.concat(
                Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName),
                CommandRequestResolver.OF_EVERY_REQUEST.stream())
            .toList();
    for (String member : body.propertyNames()) {
      if (!known.contains(member) && !member.equals(FactTypeName.MEMBER)) {
        throw new Refusal("this" + JsonErrorMessages.unknown(known, member))
            .at(JsonPointer.empty().appendProperty(member).toString());
      }
    }
  }

  private CommandRequest with(ObjectNode newBody) {
    return new CommandRequest(asked, person, newBody, json);
  }

  /**
   * A person's data come as plain text; under whose id they go is not for the request to say. The
   * participants of each request are persons of their own.
   */
  private ObjectNode withPersons(Class<? extends Fact> sort) {
    ObjectNode fact = body.deepCopy();
    if (sort == Fact.Contact.class) {
      PERSONAL.forEach(member -> makePersonal(fact, member, person, "/" + member));
    }
    if (sort == Fact.Engagement.class) {
      int number = 0;
      for (JsonNode each : fact.path("participants")) {
        String pointer = "/participants/" + number++ + "/name";
        if (each instanceof ObjectNode it) {
          makePersonal(it, "name", asked.id() + "-" + number, pointer);
        }
      }
    }
    return fact;
  }

  private static void makePersonal(ObjectNode fact, String member, String person, String pointer) {
    JsonNode said = fact.get(member);
    if (said instanceof StringNode text && text.stringValue().isEmpty()) {
      fact.remove(member);
    } else if (said instanceof StringNode text) {
      ObjectNode personal = fact.objectNode();
      fact.set(member, personal.put("person", person).put("text", text.stringValue()));
    } else if (said != null && !said.isNull()) {
      throw new Refusal(member + " has the wrong type").at(pointer);
    }
  }
}
