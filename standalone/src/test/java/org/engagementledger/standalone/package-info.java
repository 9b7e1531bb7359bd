/** The whole product as people and programs meet it: over HTTP, in a browser, at the terminal. */
@NullMarked
package org.engagementledger.standalone;

import org.jspecify.annotations.NullMarked;
