/** The values, dates and facts of the domain in plain English. */
@NullMarked
package org.engagementledger.query.wording;

import org.jspecify.annotations.NullMarked;
