package org.engagementledger.embedded.protocol;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a command of the wire protocol does to the data, and so what it has to wait for. */
public enum CommandKind {
  /** Says something about the server or the connection, nothing about the data. */
  TALK,
  /** Only reads. */
  READ,
  /** Changes documents, beside others that do. */
  WRITE,
  /** The same, for a client that says it need not be on disk before the answer. */
  QUICK_WRITE,
  /** Changes collections, or is not known here: runs while nothing else changes anything. */
  ALONE;

  private static final Set<String> TALKS =
      Set.of(
          "hello",
          "ismaster",
          "ping",
          "buildinfo",
          "whatsmyuri",
          "hostinfo",
          "serverstatus",
          "connectionstatus",
          "endsessions",
          "getlog",
          "getcmdlineopts",
          "getfreemonitoringstatus",
          "replsetgetstatus",
          "killcursors",
          "reseterror");

  private static final Set<String> READS =
      Set.of(
          "find",
          "getmore",
          "count",
          "distinct",
          "listcollections",
          "listindexes",
          "listdatabases",
          "collstats",
          "dbstats",
          "validate",
          "verifychecksum",
          "getlasterror");

  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify");

  /** The names of the commands that are known here, in lower case. */
  public static Stream<String> known() {
    return Stream.of(TALKS, READS, WRITES, Set.of("aggregate")).flatMap(Set::stream);
  }

  public static CommandKind of(String command, Document query) {
    String name = command.toLowerCase(Locale.ROOT);
    if (TALKS.contains(name)) {
      return TALK;
    }
    if (READS.contains(name) || name.equals("aggregate") && !writes(query)) {
      return READ;
    }
    if (WRITES.contains(name)) {
      return needNotBeOnDisk(query) ? QUICK_WRITE : WRITE;
    }
    return ALONE;
  }

  /** A write concern of one member and no journal, spelt out; without any, the disk is awaited. */
  private static boolean needNotBeOnDisk(Document write) {
    return write.get("writeConcern") instanceof Document concern
        && concern.get("w") instanceof Number members
        && members.intValue() == 1
        && !Boolean.TRUE.equals(concern.get("j"));
  }

  /**
   * An aggregation writes if a stage of it says so; a mention inside of a value costs only time.
   */
  private static boolean writes(Document aggregation) {
    String pipeline = String.valueOf(aggregation.get("pipeline"));
    return pipeline.contains("$out") || pipeline.contains("$merge");
  }
}
