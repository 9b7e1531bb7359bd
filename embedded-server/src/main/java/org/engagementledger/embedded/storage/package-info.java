/**
 * Ordered maps in one RocksDB engine: transactions, group commit, the write-ahead log and recovery
 * after a crash.
 */
@NullMarked
package org.engagementledger.embedded.storage;

import org.jspecify.annotations.NullMarked;
