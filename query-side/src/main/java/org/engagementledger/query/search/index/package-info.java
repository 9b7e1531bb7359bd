/** The search index: a local Lucene index of what every entry said, made from the log. */
@NullMarked
package org.engagementledger.query.search.index;

import org.jspecify.annotations.NullMarked;
