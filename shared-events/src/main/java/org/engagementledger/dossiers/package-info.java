/**
 * The state of a dossier and of the reference data after their events, folded in one place, and
 * what readers see of it.
 */
@NullMarked
package org.engagementledger.dossiers;

import org.jspecify.annotations.NullMarked;
