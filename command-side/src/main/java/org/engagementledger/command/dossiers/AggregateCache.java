package org.engagementledger.command.dossiers;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Keeps dossiers in memory as long as there is room for them; the ledger has them all. Axon takes
 * out of it whatever a failed command may have left behind.
 */
final class AggregateCache implements Cache {
  private final Map<Object, SoftReference<Object>> kept = new ConcurrentHashMap<>();

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon declares it
  public <K, V> @Nullable V get(K key) {
    SoftReference<Object> reference = kept.get(key);
    return reference == null ? null : (V) reference.get();
  }

  @Override
  public void put(Object key, Object value) {
    kept.put(key, new SoftReference<>(value));
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    SoftReference<Object> now =
        kept.compute(key, (k, old) -> isGone(old) ? new SoftReference<>(value) : old);
    return now.refersTo(value);
  }

  @Override
  public boolean remove(Object key) {
    return !isGone(kept.remove(key));
  }

  @Override
  public void removeAll() {
    kept.clear();
  }

  @Override
  public boolean containsKey(Object key) {
    return !isGone(kept.get(key));
  }

  @Override
  @SuppressWarnings("unchecked") // as Axon declares it
  public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
    kept.computeIfPresent(
        key,
        (k, old) -> {
          V value = (V) old.get();
          return value == null ? null : new SoftReference<>(update.apply(value));
        });
  }

  /** Nobody listens to it. */
  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    return () -> false;
  }

  private static boolean isGone(@Nullable SoftReference<Object> reference) {
    return reference == null || reference.refersTo(null);
  }
}
