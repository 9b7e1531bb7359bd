package org.engagementledger.embedded;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A map of the store whose changes are noted. Who changes one key holds a lock on it, the
 * collection's or the index's, so changes of one key are noted in their order.
 */
final class LoggedMap<K, V> extends MVMap<K, V> {

  private final String name;
  private final PendingChanges pending;

  private LoggedMap(Map<String, Object> config, String name, PendingChanges pending) {
    super(config, typed(), typed());
    this.name = name;
    this.pending = pending;
  }

  static <K, V> LoggedMap<K, V> open(MVStore store, String name, PendingChanges pending) {
    return store.openMap(name, new Builder<>(name, pending));
  }

  @Override
  public @Nullable V put(K key, V value) {
    var noted = new Change.Put(name, key, value).encoded();
    V before = super.put(key, value);
    pending.add(noted);
    return before;
  }

  /** Puts a value where there is none; whether there was none. */
  boolean add(K key, V value) {
    var noted = new Change.Put(name, key, value).encoded();
    boolean added = putIfAbsent(key, value) == null;
    if (added) {
      pending.add(noted);
    }
    return added;
  }

  @Override
  public @Nullable V remove(Object key) {
    V before = super.remove(key);
    if (before != null) {
      pending.add(new Change.Remove(name, key).encoded());
    }
    return before;
  }

  /** Does again what was noted before a restart; what there was before that. */
  @SuppressWarnings("unchecked") // the log holds what put got
  @Nullable V redo(Change change) {
    return switch (change) {
      case Change.Put put -> super.put((K) put.key(), (V) put.value());
      case Change.Remove remove -> super.remove(remove.key());
    };
  }

  @SuppressWarnings("unchecked") // one type serves all values
  private static <T> DataType<T> typed() {
    return (DataType<T>) (Object) StoredType.INSTANCE;
  }

  private static final class Builder<K, V> extends BasicBuilder<LoggedMap<K, V>, K, V> {

    private final String name;
    private final PendingChanges pending;

    Builder(String name, PendingChanges pending) {
      this.name = name;
      this.pending = pending;
      keyType(StoredType.INSTANCE);
      valueType(StoredType.INSTANCE);
    }

    @Override
    protected LoggedMap<K, V> create(Map<String, Object> config) {
      return new LoggedMap<>(config, name, pending);
    }
  }
}
