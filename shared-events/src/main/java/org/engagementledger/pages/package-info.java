/** The tracker's page of a country as text: read into entries, printed from them byte for byte. */
@NullMarked
package org.engagementledger.pages;

import org.jspecify.annotations.NullMarked;
