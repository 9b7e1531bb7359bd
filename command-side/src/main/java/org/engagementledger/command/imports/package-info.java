/**
 * What importers of pages and of tables share: the report, persons in texts, and the comparison and
 * merge of facts.
 */
@NullMarked
package org.engagementledger.command.imports;

import org.jspecify.annotations.NullMarked;
