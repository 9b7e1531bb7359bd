package org.engagementledger.command.imports.tables;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.engagementledger.command.Command;
import org.engagementledger.command.CommandContext;
import org.engagementledger.command.CommandDispatcher;
import org.engagementledger.command.dossiers.DossierCommand;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierRules;
import org.engagementledger.command.imports.reconciliation.DossierRowImport;
import org.engagementledger.command.imports.reconciliation.LastTableFacts;
import org.engagementledger.command.imports.reconciliation.ReferenceRowImport;
import org.engagementledger.command.imports.reconciliation.RowFacts;
import org.engagementledger.command.imports.reconciliation.RowIds;
import org.engagementledger.command.imports.rows.RowErrors;
import org.engagementledger.command.imports.rows.RowReport;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.command.references.ReferenceCommand;
import org.engagementledger.command.references.ReferenceLookup;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Today;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.history.DossierHistory;
import org.engagementledger.history.DossierHistory.DossierVersion;
import org.engagementledger.ledger.axon.EventCodec;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.problems.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One import of a table whose rows are read. */
final class TableImportJob {
  private static final Logger LOG = LoggerFactory.getLogger(TableImportJob.class);

  /** Dossiers at once; the ledger flushes once for all that wait. */
  private static final int AT_ONCE = 64;

  /** Dossiers that are read at once: with its events come all that were committed with them. */
  private static final int READ_AT_ONCE = 4;

  /** A database that is restarted, or has too much to do, is back by then; or somebody looks. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final long NO_EVENT = -1;

  /** What every import works with. */
  @Component
  record Tools(
      CommandDispatcher desk,
      EventStore events,
      DossierHistory dossiers,
      EventCodec codec,
      ReferenceLookup known,
      JsonMapper json,
      Clock clock) {}

  private final TableImportRequest order;
  private final String digest;
  private final Tools tools;
  private final RowSpool spool;
  private final TableReportWriter report;
  private final RowErrors faults;
  private final RowIds ids;
  private final LocalDate today;
  private final DatabaseRetry patience =
      new DatabaseRetry(PATIENCE, PAUSE, this::goesOnAlthoughItWaits);
  private final Semaphore reading = new Semaphore(READ_AT_ONCE);
  private final Set<String> defined = ConcurrentHashMap.newKeySet();
  private volatile String stopped = "";

  TableImportJob(
      TableImportRequest order,
      String digest,
      Tools tools,
      RowSpool spool,
      TableReportWriter report) {
    this.order = order;
    this.digest = digest;
    this.tools = tools;
    this.spool = spool;
    this.report = report;
    faults = new RowErrors(order.mapping());
    ids = order.ids();
    today = Today.latest(tools.clock().instant());
  }

  /** Records the rows; says why it ended before the last one, or nothing. */
  String run() {
    spool
        .rows(TableImport.SET_ASIDE)
        .forEach(row -> report.row(tools.json().readValue(row, RowReport.class)));
    part(this::references, TableImport.REFERENCES);
    List<String> countries = spool.parts().stream().filter(it -> it.length() == 2).toList();
    try (ExecutorService many =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("import-", 0).factory())) {
      List<Future<?>> all =
          countries.stream()
              .<Future<?>>map(it -> many.submit(() -> part(this::dossier, it)))
              .toList();
      all.forEach(TableImportJob::await);
    }
    return stopped;
  }

  private interface Part {
    void take(String name);
  }

  /** What goes wrong in one part stops the others; what they recorded is recorded. */
  private void part(Part part, String name) {
    try {
      part.take(name);
    } catch (Problem ended) {
      LOG.warn("the import of {} stopped: {}", order.file(), ended.getMessage());
      stop(ended.getMessage());
    } catch (RuntimeException fault) {
      LOG.error("the import of {} failed", order.file(), fault);
      stop("Something went wrong here; it has been logged.");
    }
  }

  private boolean goesOnAlthoughItWaits() {
    report.waits();
    return goesOn();
  }

  private boolean goesOn() {
    return stopped.isEmpty() && !report.isUnread();
  }

  private synchronized void stop(String why) {
    stopped = stopped.isEmpty() ? why : stopped;
  }

  private void references(String part) {
    ReferenceRowImport references =
        new ReferenceRowImport(
            this::firstOf, ids, tools.json(), order.mayDefine(), this::define, faults);
    rows(part).map(references::take).forEach(report::row);
  }

  private Optional<Object> firstOf(String stream) {
    return patience.answer(
        () ->
            tools.events().readEvents(stream, 0).asStream().findFirst().map(it -> it.getPayload()));
  }

  private void define(ReferenceCommand command, String id) {
    long position = order.dryRun() ? 0 : submit(command, asked(id, "")).position();
    report.recorded(position);
    defined.add(command.stream());
  }

  private void dossier(String code) {
    if (!stopped.isEmpty()) {
      return;
    }
    CountryCode country = new CountryCode(code);
    RowFacts facts = new RowFacts(tools.json(), order.persons());
    DossierRowImport dossier =
        new DossierRowImport(
            read(() -> tools.dossiers().now(country)),
            () -> read(() -> said(country, facts)),
            ids,
            order.terms(),
            facts,
            this::decide,
            this::record,
            this::latest,
            faults);
    dossier.all(rows(code), report::row);
  }

  /** A dry run goes on from what it would have recorded itself. */
  private DossierVersion latest(DossierVersion known) {
    CountryCode country = known.dossier().country();
    return order.dryRun() || known.sequence() == last(country)
        ? known
        : read(() -> tools.dossiers().now(country));
  }

  private long last(CountryCode country) {
    return patience.answer(
        () -> tools.events().lastSequenceNumberFor(country.code()).orElse(NO_EVENT));
  }

  private <T> T read(Supplier<T> dossier) {
    return patience.answer(() -> readOnce(dossier));
  }

  private <T> T readOnce(Supplier<T> dossier) {
    reading.acquireUninterruptibly();
    try {
      return dossier.get();
    } finally {
      reading.release();
    }
  }

  private Stream<TableRow> rows(String part) {
    return spool
        .rows(part)
        .takeWhile(row -> goesOn())
        .map(row -> tools.json().readValue(row, TableRow.class));
  }

  private DossierEvent decide(Dossier dossier, DossierCommand command) {
    ReferenceLookup known = tools.known();
    ReferenceLookup then =
        new ReferenceLookup(
            stream -> defined.contains(stream) || known.isRecorded().test(stream), known.naming());
    return patience.answer(() -> DossierRules.decide(dossier, command, then, today));
  }

  private DossierVersion record(
      DossierVersion before, DossierCommand command, String id, String reason) {
    DossierVersion after =
        order.dryRun()
            ? before.after(decide(before.dossier(), command), today)
            : recorded(before, command, asked(id, reason));
    if (order.dryRun()) {
      report.recorded(0);
    }
    if (command instanceof OpenDossier) {
      report.opened(command.country());
    }
    return after;
  }

  private DossierVersion recorded(
      DossierVersion before, DossierCommand command, CommandContext asked) {
    CommittedEvent event = submit(command, asked);
    report.recorded(event.position());
    return event.sequence() == before.sequence() + 1
        ? before.after((DossierEvent) tools.codec().read(event), Today.latest(event.time()))
        : read(() -> tools.dossiers().now(command.country()));
  }

  private CommittedEvent submit(Command<?> command, CommandContext asked) {
    return patience.answer(() -> tools.desk().submit(command, asked).recorded());
  }

  private CommandContext asked(String id, String reason) {
    CommandContext by = order.asked();
    return new CommandContext(
        id,
        by.actor(),
        "",
        Optional.empty(),
        reason.isEmpty() ? order.reason() : reason,
        by.recordedFor(),
        "import " + digest);
  }

  private LastTableFacts said(CountryCode country, RowFacts facts) {
    LastTableFacts said = new LastTableFacts(ids, facts);
    tools.dossiers().events(country).forEachOrdered(said::event);
    return said;
  }

  private static void await(Future<?> part) {
    try {
      part.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
