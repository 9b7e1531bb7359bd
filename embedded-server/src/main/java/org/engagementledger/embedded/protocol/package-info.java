/**
 * Connections of the wire protocol: the listener, the decoder, authentication by SCRAM-SHA-256 and
 * the kinds of commands.
 */
@NullMarked
package org.engagementledger.embedded.protocol;

import org.jspecify.annotations.NullMarked;
