package org.engagementledger.command.forms;

import java.util.ArrayList;
import java.util.List;
import org.engagementledger.text.Refusal;

/**
 * What somebody typed who put passages between {@code [[} and {@code ]]} to make them internal.
 *
 * @param text without the brackets
 * @param internal what stood between them
 */
record BracketedText(String text, List<String> internal) {
  private static final String OPENING = "[[";
  private static final String CLOSING = "]]";

  /** Takes the brackets off; refuses those that have no counterpart, as that field. */
  static BracketedText of(String field, String typed) {
    StringBuilder text = new StringBuilder();
    List<String> internal = new ArrayList<>();
    int from = 0;
    while (typed.indexOf(OPENING, from) >= 0) {
      int opening = typed.indexOf(OPENING, from);
      int start = opening + OPENING.length();
      int end = typed.indexOf(CLOSING, start);
      if (end < 0) {
        throw new Refusal("[[ is not followed by ]]").at("/" + field);
      }
      requireFlat(field, typed.substring(from, opening), typed.substring(start, end));
      String passage = typed.substring(start, end).strip();
      if (passage.isEmpty()) {
        throw new Refusal("nothing stands between [[ and ]]").at("/" + field);
      }
      text.append(typed, from, opening).append(passage);
      internal.add(passage);
      from = end + CLOSING.length();
    }
    requireFlat(field, typed.substring(from), "");
    return new BracketedText(text.append(typed.substring(from)).toString(), internal);
  }

  private static void requireFlat(String field, String outside, String inside) {
    if (outside.contains(CLOSING)) {
      throw new Refusal("]] does not follow [[").at("/" + field);
    }
    if (inside.contains(OPENING)) {
      throw new Refusal("[[ stands between [[ and ]]").at("/" + field);
    }
  }
}
