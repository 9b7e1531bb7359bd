/** How texts are taken apart into words and their stems. */
@NullMarked
package org.engagementledger.query.search.analysis;

import org.jspecify.annotations.NullMarked;
