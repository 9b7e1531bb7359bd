package org.engagementledger.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.engagementledger.text.PassageOccurrences;
import org.engagementledger.text.Refusal;

/**
 * Hides passages of texts: every one of the {@link PassageOccurrences} of each of them, so that a
 * name that is marked once is hidden wherever the fact says it, however it is written there.
 */
public final class Redaction {
  /** Stands alone in a list of passages, and means every text of the fact. */
  public static final String ALL = "*";

  /** What stands in place of what is hidden. */
  public static final String MARK = "[internal]";

  private static final List<String> EVERYTHING = List.of(ALL);

  /** Bytes of all passages together; an entry of 65,535 has to hold the texts as well. */
  private static final int LONGEST = 4_000;

  private final List<String> passages;

  Redaction(List<String> passages) {
    this.passages = passages;
  }

  /** What an entry said once, marked as it is today if it says the same; else all of it. */
  public static Fact marked(Fact once, Fact today) {
    return once.marked(once.texts().equals(today.texts()) ? today.internal() : EVERYTHING);
  }

  /** The text as readers are shown it. */
  String of(String text) {
    if (passages.isEmpty() || text.isEmpty()) {
      return text;
    }
    return isWhole(passages) ? MARK : hidden(text);
  }

  /** Whether a part of the text is hidden. */
  boolean hides(String text) {
    return !of(text).equals(text);
  }

  /**
   * The passages in a fixed order, each once.
   *
   * @throws Refusal of one that is in none of the texts, naming its place in the list
   */
  static List<String> checked(List<String> passages, List<String> texts) {
    if (passages.isEmpty()) {
      return List.of();
    }
    if (isWhole(passages)) {
      return EVERYTHING;
    }
    if (length(passages) > LONGEST) {
      throw new Refusal(
              "the internal passages have %d bytes; beyond %d say that all of it is internal: true"
                  .formatted(length(passages), LONGEST))
          .at("/internal");
    }
    for (int i = 0; i < passages.size(); i++) {
      if (!isIn(texts, passages.get(i))) {
        throw notThere(passages.get(i)).at("/internal/" + i);
      }
    }
    return List.copyOf(new TreeSet<>(passages));
  }

  /**
   * The fact with these passages marked besides, as far as it has them; or all if they are long.
   */
  public static Fact also(Fact fact, List<String> passages) {
    if (isWhole(passages) || isWhole(fact.internal())) {
      return fact.marked(EVERYTHING);
    }
    Set<String> all = new TreeSet<>(fact.internal());
    passages.stream().filter(it -> isIn(fact.texts(), it)).forEach(all::add);
    return fact.marked(length(all) > LONGEST ? EVERYTHING : List.copyOf(all));
  }

  /**
   * What came of a fact, with what was internal marked besides. If one of the passages is not there
   * any more, nobody knows what has become of it, and all is internal until somebody says.
   */
  public static Fact carried(Fact before, Fact after) {
    boolean isThere =
        isWhole(before.internal())
            || before.internal().stream().allMatch(it -> isIn(after.texts(), it));
    return also(after, isThere ? before.internal() : EVERYTHING);
  }

  private static int length(Collection<String> passages) {
    return passages.stream().mapToInt(it -> it.getBytes(UTF_8).length).sum();
  }

  private static boolean isWhole(List<String> passages) {
    return passages.equals(EVERYTHING);
  }

  private static boolean isIn(List<String> texts, String passage) {
    return !passage.isBlank() && texts.stream().anyMatch(text -> text.contains(passage));
  }

  private static Refusal notThere(String passage) {
    return new Refusal(
        passage.isBlank()
            ? "an internal passage is empty"
            : "an internal passage has to stand in the text word for word; this one does not");
  }

  private String hidden(String text) {
    BitSet hidden = new BitSet();
    PassageOccurrences occurrences = new PassageOccurrences(text);
    passages.forEach(it -> occurrences.of(it, hidden));
    StringBuilder shown = new StringBuilder();
    int from = 0;
    while (from < text.length()) {
      int start = hidden.nextSetBit(from);
      int end = start < 0 ? text.length() : start;
      shown.append(text, from, end);
      if (start >= 0) {
        shown.append(MARK);
        end = hidden.nextClearBit(start);
      }
      from = end;
    }
    return shown.toString();
  }
}
