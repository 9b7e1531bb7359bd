/**
 * Files on disk: durable writes, access for the owner only, free space and the errors of a data
 * folder.
 */
@NullMarked
package org.engagementledger.embedded.files;

import org.jspecify.annotations.NullMarked;
