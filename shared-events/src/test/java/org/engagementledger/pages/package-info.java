/** The page goes in and comes out byte for byte. */
@NullMarked
package org.engagementledger.pages;

import org.jspecify.annotations.NullMarked;
