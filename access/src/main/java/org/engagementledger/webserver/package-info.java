/**
 * HTTP before the application: connections, the pace of clients, host names, other sites, and the
 * syntax of requests.
 */
@NullMarked
package org.engagementledger.webserver;

import org.jspecify.annotations.NullMarked;
