package org.engagementledger.embedded.query;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An index that is not unique; the collection looks into its entries by itself. */
final class SecondaryIndex extends Index<Object> {
  private final SecondaryIndexEntries entries;

  SecondaryIndex(String name, List<IndexKey> keys, boolean sparse, SecondaryIndexEntries entries) {
    super(name, keys, sparse);
    this.entries = entries;
  }

  SecondaryIndexEntries entries() {
    return entries;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {
    // Any document will do.
  }

  @Override
  public void add(Document document, @Nullable Object id, MongoCollection<Object> collection) {
    entries.follow(Missing.ofNullable(id), null, document);
  }

  @Override
  public Object remove(Document document) {
    Object id = Missing.ofNullable(document.get("_id"));
    entries.follow(id, document, null);
    return id;
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
    // Any document will do.
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Object id, MongoCollection<Object> collection) {
    entries.follow(id, before, after);
  }

  /** Where a document is, the index of ids knows. */
  @Override
  public @Nullable Object getPosition(Document document) {
    return null;
  }

  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<Object> getPositions(Document query) {
    return List.of();
  }

  @Override
  public long getCount() {
    return entries.size();
  }

  @Override
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  @Override
  public void drop() {
    // The database removes its map.
  }
}
