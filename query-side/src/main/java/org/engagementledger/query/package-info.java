/** The query side: starts alone, or inside the standalone product. */
@NullMarked
package org.engagementledger.query;

import org.jspecify.annotations.NullMarked;
