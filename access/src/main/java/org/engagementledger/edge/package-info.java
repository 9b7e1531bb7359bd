/**
 * What meets a request before anything else of the program does: how many connections there are,
 * how long a client may take, under which names the program is asked, and from whose pages.
 */
@NullMarked
package org.engagementledger.edge;

import org.jspecify.annotations.NullMarked;
