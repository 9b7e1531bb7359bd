/** The query side, tested with dossiers in our own words. */
@NullMarked
package org.engagementledger.query;

import org.jspecify.annotations.NullMarked;
