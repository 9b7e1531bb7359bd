package org.engagementledger.embedded;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A unique index, from its keys to where the document is. */
final class StoredIndex extends AbstractUniqueIndex<Object> {

  private final LoggedMap<KeyValue, Object> positions;

  StoredIndex(
      String name, List<IndexKey> keys, boolean sparse, LoggedMap<KeyValue, Object> positions) {
    super(name, keys, sparse);
    this.positions = positions;
  }

  @Override
  protected @Nullable Object removeDocument(KeyValue key) {
    return positions.remove(key);
  }

  /** The caller holds this index's lock. */
  @Override
  protected boolean putKeyPosition(KeyValue key, Object position) {
    return positions.add(key, Missing.ofNullable(position));
  }

  /** A document that has several of the keys asked for is found once. */
  @Override
  public synchronized Iterable<Object> getPositions(Document query) {
    Set<Object> once = new LinkedHashSet<>();
    super.getPositions(query).forEach(once::add);
    return once;
  }

  @Override
  protected Iterable<Entry<KeyValue, Object>> getIterable() {
    return positions.entrySet();
  }

  @Override
  protected @Nullable Object getPosition(KeyValue key) {
    return positions.get(key);
  }

  @Override
  public long getCount() {
    return positions.sizeAsLong();
  }

  @Override
  public long getDataSize() {
    return getCount();
  }
}
