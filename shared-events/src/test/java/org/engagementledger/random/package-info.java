/** Random pages and histories from a seed; other modules test with them too. */
@NullMarked
package org.engagementledger.random;

import org.jspecify.annotations.NullMarked;
