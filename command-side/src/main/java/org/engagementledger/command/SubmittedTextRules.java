package org.engagementledger.command;

import java.util.Set;
import java.util.regex.Pattern;
import org.engagementledger.facts.Source;
import org.engagementledger.text.InvisibleCharacters;
import org.engagementledger.text.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a text that is newly recorded must be besides what it must be to be kept: the ledger reads
 * older ones as they are. No text is there and yet blank. In names, titles and ids nothing is
 * invisible; an address of email is one; a link leads where it seems to.
 */
public final class SubmittedTextRules {
  /** Texts of several lines; pages show what is invisible in them by marks. */
  private static final Set<String> FREE = Set.of("text", "quotation", "note", "notes");

  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@\\p{Cntrl}<>(),;:\\\\\"\\[\\]]{1,64}@[^\\s@\\p{Cntrl}<>(),;:\\\\\"]{1,250}");

  private SubmittedTextRules() {}

  /**
   * Looks at all texts of a body.
   *
   * @throws Refusal with the pointer of the first that is refused
   */
  static void require(JsonNode body) {
    require(body, "", "");
  }

  private static void require(JsonNode node, String pointer, String member) {
    if (node instanceof StringNode text) {
      requireOne(text.stringValue(), pointer, member);
    }
    node.properties()
        .forEach(it -> require(it.getValue(), pointer + "/" + it.getKey(), it.getKey()));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      require(node.get(i), pointer + "/" + i, member);
    }
  }

  private static void requireOne(String text, String pointer, String member) {
    requireNotBlank(text, pointer);
    if (!FREE.contains(member)) {
      requireVisible(text, pointer);
    }
    if (member.equals("email") && !text.isEmpty() && !EMAIL.matcher(text).matches()) {
      throw new Refusal("this is no email address").at(pointer);
    }
    if (member.equals("link")) {
      requirePlainLink(text, pointer);
    }
  }

  /** Refuses a text in which nothing can be seen; an empty one is none. */
  public static void requireNotBlank(String text, String pointer) {
    if (!text.isEmpty() && InvisibleCharacters.isAll(text)) {
      throw new Refusal("this is blank; say something or leave it out").at(pointer);
    }
  }

  /** Refuses a text of a field with a character that cannot be seen. */
  public static void requireVisible(String text, String pointer) {
    InvisibleCharacters.in(text)
        .ifPresent(
            it -> {
              throw new Refusal("this has the invisible character " + it + "; leave it out")
                  .at(pointer);
            });
  }

  /** Refuses a link that has a user name in it. */
  public static void requirePlainLink(String link, String pointer) {
    if (Source.hasUserName(link)) {
      throw new Refusal("a link has no user name in it: what is before the @ misleads").at(pointer);
    }
  }
}
