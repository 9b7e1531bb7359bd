/**
 * Side-by-side runs on one embedded server: what the ledger and its commands cost beside plain
 * inserts.
 */
@NullMarked
package org.engagementledger.benchmarks;

import org.jspecify.annotations.NullMarked;
