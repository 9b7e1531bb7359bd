package org.engagementledger.embedded.query;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.engagementledger.embedded.encoding.ValueEncoding;
import org.jspecify.annotations.Nullable;

/**
 * What is found, handed out in portions that fit into a reply: MongoDB's own limit for one is 16
 * MB, and drivers refuse more than 48 MB.
 */
final class BatchCursor extends AbstractCursor {

  private static final long MOST_BYTES = 16 << 20;

  private final Iterator<Document> found;
  private @Nullable Document next;

  BatchCursor(long id, Iterator<Document> found) {
    super(id);
    this.found = found;
    advance();
  }

  @Override
  public boolean isEmpty() {
    return next == null;
  }

  /** As many as fit where no number is asked for; one always does. */
  @Override
  public List<Document> takeDocuments(int asked) {
    List<Document> portion = new ArrayList<>();
    long bytes = 0;
    for (Document document = next; document != null; document = next) {
      bytes += ValueEncoding.memory(document);
      boolean isFull = bytes > MOST_BYTES || asked > 0 && portion.size() == asked;
      if (isFull && !portion.isEmpty()) {
        break;
      }
      portion.add(document);
      advance();
    }
    return portion;
  }

  private void advance() {
    next = found.hasNext() ? found.next() : null;
  }
}
