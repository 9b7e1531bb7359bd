/** What was recorded, in the words of the domain: the events, their values, and the one fold. */
@NullMarked
package org.engagementledger.events;

import org.jspecify.annotations.NullMarked;
