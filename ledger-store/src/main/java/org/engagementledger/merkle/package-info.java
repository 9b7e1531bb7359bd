/** The Merkle tree of RFC 6962, with nothing but the JDK, so that a verifier can stand alone. */
@NullMarked
package org.engagementledger.merkle;

import org.jspecify.annotations.NullMarked;
