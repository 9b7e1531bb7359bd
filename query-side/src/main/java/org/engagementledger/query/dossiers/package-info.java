/** The dossier of a country, as a page, as text and as JSON. */
@NullMarked
package org.engagementledger.query.dossiers;

import org.jspecify.annotations.NullMarked;
