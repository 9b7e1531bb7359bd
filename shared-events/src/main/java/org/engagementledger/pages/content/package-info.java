/** The content of a page: its lines, sections and fields, and how single values are written. */
@NullMarked
package org.engagementledger.pages.content;

import org.jspecify.annotations.NullMarked;
