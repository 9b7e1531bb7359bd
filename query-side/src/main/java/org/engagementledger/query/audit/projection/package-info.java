/**
 * The read model of the audit: one document for each event, with the sentence, the fields and the
 * keys by which auditors find it.
 */
@NullMarked
package org.engagementledger.query.audit.projection;

import org.jspecify.annotations.NullMarked;
