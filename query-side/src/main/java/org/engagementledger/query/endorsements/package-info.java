/** Where states stood on an instrument: lists, counts and series for any date. */
@NullMarked
package org.engagementledger.query.endorsements;

import org.jspecify.annotations.NullMarked;
