/** Events that could not be taken into the read models, and what is done about them. */
@NullMarked
package org.engagementledger.query.deadletters;

import org.jspecify.annotations.NullMarked;
