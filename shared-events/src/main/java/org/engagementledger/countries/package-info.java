/** Countries by their ISO 3166-1 codes, with their names and their UN regions. */
@NullMarked
package org.engagementledger.countries;

import org.jspecify.annotations.NullMarked;
