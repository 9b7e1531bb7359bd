/** Values as bytes, with and without the order of the server, and ranges of keys. */
@NullMarked
package org.engagementledger.embedded.encoding;

import org.jspecify.annotations.NullMarked;
