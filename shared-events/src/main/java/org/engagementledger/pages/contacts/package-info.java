/** The contacts on a page: people and mailboxes, parsed from paragraphs and printed as such. */
@NullMarked
package org.engagementledger.pages.contacts;

import org.jspecify.annotations.NullMarked;
