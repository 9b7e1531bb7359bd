/** The list of countries. */
@NullMarked
package org.engagementledger.query.countries;

import org.jspecify.annotations.NullMarked;
