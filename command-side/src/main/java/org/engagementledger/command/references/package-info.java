/** Instruments and resolutions: what dossiers refer to. */
@NullMarked
package org.engagementledger.command.references;

import org.jspecify.annotations.NullMarked;
