/**
 * The tracker's page of a country as text: parsed into entries, and printed from them byte for
 * byte.
 */
@NullMarked
package org.engagementledger.pages;

import org.jspecify.annotations.NullMarked;
