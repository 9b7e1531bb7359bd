/** What was promised, and by when. */
@NullMarked
package org.engagementledger.query.followups;

import org.jspecify.annotations.NullMarked;
