/** How records are written as JSON: one convention, so that no value type says it again. */
@NullMarked
package org.engagementledger.json;

import org.jspecify.annotations.NullMarked;
