/** The tasks of operators: backups, rebuilds, verification and decisions on dead letters. */
@NullMarked
package org.engagementledger.query.operations;

import org.jspecify.annotations.NullMarked;
