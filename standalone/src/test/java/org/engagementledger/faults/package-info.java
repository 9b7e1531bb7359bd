/** What must hold whatever happens to processes, connections, disks and clocks. */
@NullMarked
package org.engagementledger.faults;

import org.jspecify.annotations.NullMarked;
