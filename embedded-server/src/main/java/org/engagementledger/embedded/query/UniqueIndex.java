package org.engagementledger.embedded.query;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import org.engagementledger.embedded.encoding.KeyRange;
import org.engagementledger.embedded.encoding.ValueEncoding;
import org.engagementledger.embedded.storage.MapCursor;
import org.engagementledger.embedded.storage.StoredMap;
import org.jspecify.annotations.Nullable;

/** A unique index, from its keys to where the document is. */
final class UniqueIndex extends AbstractUniqueIndex<Object> {

  private final StoredMap positions;

  /** The document whose keys were found to be free, as long as nothing has changed since. */
  private @Nullable Document checked;

  private boolean isChecked;

  UniqueIndex(String name, List<IndexKey> keys, boolean sparse, StoredMap positions) {
    super(name, keys, sparse);
    this.positions = positions;
  }

  /** The collection asks each index before it adds to the first, and each index asks again. */
  @Override
  public synchronized void checkAdd(Document document, MongoCollection<Object> collection) {
    if (!isChecked) {
      super.checkAdd(document, collection);
      checked = document;
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // an equal document was not looked at
  public synchronized void add(
      Document document, @Nullable Object position, MongoCollection<Object> collection) {
    isChecked = document == checked;
    try {
      super.add(document, position, collection);
    } finally {
      isChecked = false;
    }
  }

  @Override
  protected @Nullable Object removeDocument(KeyValue key) {
    checked = null;
    byte[] bytes = ValueEncoding.encodedKey(key);
    Object position = position(bytes);
    if (position != null) {
      positions.remove(bytes);
    }
    return position;
  }

  /** The caller holds this index's lock. */
  @Override
  protected boolean putKeyPosition(KeyValue key, Object position) {
    checked = null;
    byte[] bytes = ValueEncoding.encodedKey(key);
    boolean isFree = positions.get(bytes) == null;
    if (isFree) {
      positions.put(bytes, ValueEncoding.encoded(Missing.ofNullable(position)));
    }
    return isFree;
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
    return () ->
        MapCursor.along(positions, KeyRange.ALL, false)
            .map(
                it ->
                    Map.entry(
                        ValueEncoding.decodedKey(it.key()), ValueEncoding.decoded(it.value())))
            .iterator();
  }

  @Override
  protected @Nullable Object getPosition(KeyValue key) {
    return position(ValueEncoding.encodedKey(key));
  }

  private @Nullable Object position(byte[] key) {
    byte @Nullable [] found = positions.get(key);
    return found == null ? null : ValueEncoding.decoded(found);
  }

  @Override
  public long getCount() {
    return positions.count(KeyRange.ALL, Long.MAX_VALUE);
  }

  @Override
  public boolean isEmpty() {
    return positions.isEmpty();
  }

  @Override
  public long getDataSize() {
    return getCount();
  }
}
