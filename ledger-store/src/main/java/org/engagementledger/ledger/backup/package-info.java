/** Writing, reading and restoring backups in the format of docs/backup-format.md. */
@NullMarked
package org.engagementledger.ledger.backup;

import org.jspecify.annotations.NullMarked;
