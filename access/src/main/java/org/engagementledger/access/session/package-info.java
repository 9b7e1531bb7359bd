/** Sessions of people who signed in by the form: cookies, form tokens, and where they are kept. */
@NullMarked
package org.engagementledger.access.session;

import org.jspecify.annotations.NullMarked;
