/**
 * Parameters of a request: which ones a handler has, how they are read, and how unknown ones are
 * refused.
 */
@NullMarked
package org.engagementledger.parameters;

import org.jspecify.annotations.NullMarked;
