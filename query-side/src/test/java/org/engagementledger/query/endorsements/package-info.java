/** Tests of who had endorsed what. */
@NullMarked
package org.engagementledger.query.endorsements;

import org.jspecify.annotations.NullMarked;
