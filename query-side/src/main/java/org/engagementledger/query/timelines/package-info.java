/** The engagement timeline of a country. */
@NullMarked
package org.engagementledger.query.timelines;

import org.jspecify.annotations.NullMarked;
