/** File formats that are read: CSV, JSON Lines and UTF-8, and files that are refused. */
@NullMarked
package org.engagementledger.command.imports.formats;

import org.jspecify.annotations.NullMarked;
