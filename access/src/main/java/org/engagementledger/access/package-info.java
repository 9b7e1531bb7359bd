/** How people and programs sign in, which role may ask for what, and how a refusal is answered. */
@NullMarked
package org.engagementledger.access;

import org.jspecify.annotations.NullMarked;
