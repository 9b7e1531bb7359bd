/**
 * From an HTTP request to a command, and from a command to one durable event or a refusal; the
 * command side as an application.
 */
@NullMarked
package org.engagementledger.command;

import org.jspecify.annotations.NullMarked;
