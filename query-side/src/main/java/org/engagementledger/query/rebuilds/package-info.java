/** How far the read models are, and making them anew. */
@NullMarked
package org.engagementledger.query.rebuilds;

import org.jspecify.annotations.NullMarked;
