/** Instruments and resolutions: what states can endorse or co-sponsor. */
@NullMarked
package org.engagementledger.query.references;

import org.jspecify.annotations.NullMarked;
