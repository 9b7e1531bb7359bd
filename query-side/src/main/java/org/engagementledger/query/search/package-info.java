/** Full text over the engagements and attributes of all dossiers, now and at earlier times. */
@NullMarked
package org.engagementledger.query.search;

import org.jspecify.annotations.NullMarked;
