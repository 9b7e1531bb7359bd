/**
 * Import of a table over HTTP: the request, the job over many dossiers, and the streamed report.
 */
@NullMarked
package org.engagementledger.command.imports.tables;

import org.jspecify.annotations.NullMarked;
