/** Where answers are found. */
@NullMarked
package org.engagementledger.query.addresses;

import org.jspecify.annotations.NullMarked;
