/** How a dossier came to differ between two dates, and who made it differ. */
@NullMarked
package org.engagementledger.query.changes;

import org.jspecify.annotations.NullMarked;
