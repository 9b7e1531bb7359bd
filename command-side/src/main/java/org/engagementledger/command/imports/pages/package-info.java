/** Import of a page: which entry each of its facts is, and which commands record the difference. */
@NullMarked
package org.engagementledger.command.imports.pages;

import org.jspecify.annotations.NullMarked;
