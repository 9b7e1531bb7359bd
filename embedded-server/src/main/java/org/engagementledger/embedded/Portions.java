package org.engagementledger.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/**
 * What is left of a found list, handed out in portions that fit into a reply: MongoDB's own limit
 * for one is 16 MB, and drivers refuse more than 48 MB.
 */
final class Portions extends AbstractCursor {

  private static final long MOST_BYTES = 16 << 20;

  private List<Document> left;

  Portions(long id, List<Document> left) {
    super(id);
    this.left = left;
  }

  /** How many of these, from the first on, fit into one reply; one always does. */
  static int fitting(List<Document> found) {
    long bytes = 0;
    int count = 0;
    while (count < found.size()) {
      bytes += StoredType.INSTANCE.getMemory(found.get(count));
      if (bytes > MOST_BYTES && count > 0) {
        break;
      }
      count++;
    }
    return count;
  }

  @Override
  public boolean isEmpty() {
    return left.isEmpty();
  }

  /** As many as fit where no number is asked for. */
  @Override
  public List<Document> takeDocuments(int asked) {
    int fitting = fitting(left);
    int count = asked > 0 ? Math.min(asked, fitting) : fitting;
    List<Document> portion = left.subList(0, count);
    left = left.subList(count, left.size());
    return portion;
  }
}
