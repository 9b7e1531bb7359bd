/** As of which day, and by what was known when, something is asked. */
@NullMarked
package org.engagementledger.query.time;

import org.jspecify.annotations.NullMarked;
