package org.engagementledger.dates;

import java.util.Optional;

/** What has a date, and perhaps a last day. */
public interface Dated {
  /** When it happened, or from when on it is so. */
  EdtfDate date();

  /** The last day of what lasted several days; otherwise empty. */
  Optional<EdtfDate> lastDay();
}
