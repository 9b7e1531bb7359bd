/** A MongoDB-compatible server in this process, on one folder, durable before each answer. */
@NullMarked
package org.engagementledger.embedded;

import org.jspecify.annotations.NullMarked;
