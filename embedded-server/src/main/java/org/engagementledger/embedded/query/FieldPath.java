package org.engagementledger.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.engagementledger.embedded.encoding.OrderPreservingEncoding;

/**
 * Where in documents the values are that an index is of.
 *
 * @param steps the names of fields, from the outside
 */
record FieldPath(List<String> steps) {
  private static final byte[] OTHER = {OrderPreservingEncoding.OTHER};

  static FieldPath of(String name) {
    return new FieldPath(List.of(name.split("\\.", -1)));
  }

  /**
   * What a document has there.
   *
   * @param several whether there are lists on the way or at the end, whose elements are the values
   */
  record Values(Set<byte[]> bytes, boolean several) {

    /** The one value, or that it is none that can be put in order. */
    byte[] one() {
      return several ? OTHER : bytes.iterator().next();
    }
  }

  /** At least one value; for a list without elements, one that is none to be asked for. */
  Values in(Document document) {
    List<Object> found = new ArrayList<>();
    boolean several = collect(document, 0, found);
    Set<byte[]> bytes = new TreeSet<>(Arrays::compareUnsigned);
    found.forEach(value -> bytes.add(OrderPreservingEncoding.of(value)));
    return new Values(bytes, several);
  }

  private boolean collect(Object value, int step, List<Object> into) {
    if (value instanceof Collection<?> list) {
      if (list.isEmpty() || step < steps.size() && isPlace(steps.get(step))) {
        into.add(list);
      }
      list.forEach(each -> collectElement(Missing.ofNullable(each), step, into));
      return true;
    }
    if (step == steps.size()) {
      into.add(value);
      return false;
    }
    if (value instanceof Document document) {
      return collect(Missing.ofNullable(document.get(steps.get(step))), step + 1, into);
    }
    into.add(Missing.getInstance());
    return false;
  }

  /** A list in a list that is at the end is an element as it is. */
  private void collectElement(Object each, int step, List<Object> into) {
    if (step == steps.size()) {
      into.add(each);
    } else {
      collect(each, step, into);
    }
  }

  /** Behind a list, such a step asks for the element at that place. */
  private static boolean isPlace(String step) {
    return step.chars().allMatch(Character::isDigit);
  }
}
