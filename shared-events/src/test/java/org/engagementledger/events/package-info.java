/** What can be said, and what it means. */
@NullMarked
package org.engagementledger.events;

import org.jspecify.annotations.NullMarked;
