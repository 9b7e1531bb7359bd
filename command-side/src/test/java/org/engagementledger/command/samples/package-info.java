/** Bad samples: what the rules of this module's architecture must reject. */
@NullMarked
package org.engagementledger.command.samples;

import org.jspecify.annotations.NullMarked;
