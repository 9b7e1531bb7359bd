/** Read models: what is shown, made from the log alone and made again at any time. */
@NullMarked
package org.engagementledger.query.projections;

import org.jspecify.annotations.NullMarked;
