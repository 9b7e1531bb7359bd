/** What happens to events that cannot be shown. */
@NullMarked
package org.engagementledger.query.deadletters;

import org.jspecify.annotations.NullMarked;
