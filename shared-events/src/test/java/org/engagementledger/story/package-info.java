/** One dossier in our own words, told from its opening on; every sort of event happens in it. */
@NullMarked
package org.engagementledger.story;

import org.jspecify.annotations.NullMarked;
