/**
 * Power is cut at any moment, and what was not forced to disk is there, or not, or by half. Knows
 * nothing of how the server keeps its data: what it does to files is recorded beneath it.
 */
@NullMarked
package org.engagementledger.powercut;

import org.jspecify.annotations.NullMarked;
