/** Which parameters a request may have. */
@NullMarked
package org.engagementledger.parameters;

import org.jspecify.annotations.NullMarked;
