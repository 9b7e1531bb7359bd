/** The log as a file, to be put aside. */
@NullMarked
package org.engagementledger.query.backups;

import org.jspecify.annotations.NullMarked;
