/** Dates, kinds and events in plain English, as pages and texts say them. */
@NullMarked
package org.engagementledger.query.english;

import org.jspecify.annotations.NullMarked;
