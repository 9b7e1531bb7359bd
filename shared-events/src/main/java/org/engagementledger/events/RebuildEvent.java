package org.engagementledger.events;

import java.util.List;

/** Read models were made anew from the log. Nothing recorded changes by it. */
public sealed interface RebuildEvent extends LedgerEvent {
  /** The one stream of all of them. */
  String STREAM = "rebuilds";

  /** The names of the read models. */
  List<String> models();

  @Override
  default String stream() {
    return STREAM;
  }

  /** A rebuild began. One that has no end was broken off with its process. */
  record RebuildBegun(List<String> models) implements RebuildEvent {
    /** The same names, unmodifiable. */
    public RebuildBegun {
      models = List.copyOf(models);
    }
  }

  /**
   * A rebuild ended.
   *
   * @param result {@code DONE}, {@code STOPPED} or {@code FAILED}
   * @param events how many events it had read
   * @param different how many documents in use before were not what the ledger says
   */
  record RebuildFinished(List<String> models, String result, long events, long different)
      implements RebuildEvent {
    /** The same names, unmodifiable. */
    public RebuildFinished {
      models = List.copyOf(models);
    }
  }
}
