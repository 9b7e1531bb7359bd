/**
 * A MongoDB-compatible server in this process, on one data folder, which answers after the data is
 * durable.
 */
@NullMarked
package org.engagementledger.embedded;

import org.jspecify.annotations.NullMarked;
