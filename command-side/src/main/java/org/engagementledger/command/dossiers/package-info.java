/** What can be asked to be recorded on a country, and what decides whether it is. */
@NullMarked
package org.engagementledger.command.dossiers;

import org.jspecify.annotations.NullMarked;
