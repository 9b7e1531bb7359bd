/** Tests of earlier states of a dossier. */
@NullMarked
package org.engagementledger.query.time;

import org.jspecify.annotations.NullMarked;
