/** Databases, collections and indexes on stored maps, and the planning of queries. */
@NullMarked
package org.engagementledger.embedded.query;

import org.jspecify.annotations.NullMarked;
