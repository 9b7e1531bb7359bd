/** Tests of what is promised. */
@NullMarked
package org.engagementledger.query.followups;

import org.jspecify.annotations.NullMarked;
