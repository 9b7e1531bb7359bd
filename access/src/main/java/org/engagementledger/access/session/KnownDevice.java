package org.engagementledger.access.session;

import java.time.Instant;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A browser in which people signed in.
 *
 * @param hash the SHA-256 of the token in the browser's cookie, in hexadecimal digits
 * @param accounts who signed in there
 * @param lastUsed when somebody did so last
 */
@Document("known_devices")
record KnownDevice(@Id String hash, Set<String> accounts, Instant lastUsed) {}
