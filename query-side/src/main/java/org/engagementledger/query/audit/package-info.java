/**
 * The audit for auditors: who changed what, who was active, what was recorded late, and what caused
 * what.
 */
@NullMarked
package org.engagementledger.query.audit;

import org.jspecify.annotations.NullMarked;
