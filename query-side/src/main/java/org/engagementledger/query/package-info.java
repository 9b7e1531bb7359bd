/**
 * Starts the query side, and what all of its controllers share: links, text responses, conversion
 * of parameters and content negotiation.
 */
@NullMarked
package org.engagementledger.query;

import org.jspecify.annotations.NullMarked;
