/**
 * What an entry of a dossier can say, the values that a fact consists of, and the instruments and
 * resolutions that facts refer to.
 */
@NullMarked
package org.engagementledger.facts;

import org.jspecify.annotations.NullMarked;
