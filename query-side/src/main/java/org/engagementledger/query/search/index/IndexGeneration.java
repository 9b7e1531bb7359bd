package org.engagementledger.query.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.engagementledger.query.search.analysis.TextAnalysis;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** One index in a folder of its own; written batch by batch, searched by many. */
final class IndexGeneration implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexGeneration.class);
  private static final int BUFFER_MB = 24;
  private static final int CACHED_SEGMENT_MB = 2;
  private static final int CACHED_MB = 16;

  private final Path folder;
  private final JsonMapper json;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final AtomicInteger uncommitted = new AtomicInteger();
  private volatile IndexCheckpoint written;
  private volatile IndexCheckpoint shown;

  private IndexGeneration(
      Path folder, JsonMapper json, Directory directory, IndexWriter writer, IndexCheckpoint at)
      throws IOException {
    this.folder = folder;
    this.json = json;
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, new Searchers());
    this.written = at;
    this.shown = at;
  }

  private static final class Searchers extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new SteadySimilarity());
      return searcher;
    }
  }

  /**
   * BM25 by what the document has alone, not by how frequent its words are in others. So all query
   * sides list alike, however their indexes are merged, and a page goes on where the last ended,
   * whatever is recorded meanwhile.
   */
  private static final class SteadySimilarity extends BM25Similarity {
    private static final float USUAL_LENGTH = 64;

    @Override
    protected float idf(long documents, long all) {
      return 1;
    }

    @Override
    protected float avgFieldLength(CollectionStatistics statistics) {
      return USUAL_LENGTH;
    }
  }

  /** An empty one. */
  static IndexGeneration begin(Path folder, JsonMapper json, long end) throws IOException {
    IndexCheckpoint none = IndexCheckpoint.begun(end);
    Directory directory = directory(folder);
    IndexWriter writer = writer(directory, IndexWriterConfig.OpenMode.CREATE);
    IndexGeneration begun = new IndexGeneration(folder, json, directory, writer, none);
    begun.commit();
    return begun;
  }

  /**
   * The one that is there, as it was last committed; empty if another version wrote it.
   *
   * @throws IOException if it cannot be read, or a checksum of it is wrong
   */
  static Optional<IndexGeneration> reopen(Path folder, JsonMapper json) throws IOException {
    Directory directory = directory(folder);
    try {
      Optional<IndexCheckpoint> checkpoint = checked(directory);
      if (checkpoint.isEmpty()) {
        directory.close();
        return Optional.empty();
      }
      IndexWriter writer = writer(directory, IndexWriterConfig.OpenMode.APPEND);
      return Optional.of(new IndexGeneration(folder, json, directory, writer, checkpoint.get()));
    } catch (IOException | RuntimeException damaged) {
      directory.close();
      throw damaged;
    }
  }

  /** How far it is; every byte of it is read once, and what is damaged later is found as read. */
  static Optional<IndexCheckpoint> checked(Directory directory) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      Optional<IndexCheckpoint> found = IndexCheckpoint.of(reader.getIndexCommit().getUserData());
      if (found.isPresent()) {
        for (LeafReaderContext leaf : reader.leaves()) {
          leaf.reader().checkIntegrity();
        }
      }
      return found;
    }
  }

  private static Directory directory(Path folder) throws IOException {
    return new NRTCachingDirectory(OwnerOnlyDirectory.open(folder), CACHED_SEGMENT_MB, CACHED_MB);
  }

  private static IndexWriter writer(Directory directory, IndexWriterConfig.OpenMode mode)
      throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(TextAnalysis.analyzer())
            .setOpenMode(mode)
            .setRAMBufferSizeMB(BUFFER_MB)
            .setSimilarity(new SteadySimilarity())
            .setCommitOnClose(false);
    return new IndexWriter(directory, config);
  }

  Path folder() {
    return folder;
  }

  /** How far it is written. */
  IndexCheckpoint written() {
    return written;
  }

  /** How far those who search see. */
  IndexCheckpoint shown() {
    return shown;
  }

  /** How many events were written since the last commit. */
  int uncommitted() {
    return uncommitted.get();
  }

  /** Puts documents in the place of those that have their ids, by all processors. */
  void write(Collection<SearchDocument> documents, IndexCheckpoint reached) throws IOException {
    try {
      documents.parallelStream().forEach(this::write);
    } catch (UncheckedIOException failed) {
      throw new IOException(failed);
    }
    uncommitted.addAndGet(Math.toIntExact(reached.position() - written.position()));
    reach(reached);
  }

  private void write(SearchDocument it) {
    Document document = IndexFields.of(it, json.writeValueAsString(it));
    try {
      var unused =
          it.isNew() && it.position() > written.position()
              ? writer.addDocument(document)
              : writer.updateDocument(IndexFields.id(it), document);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Says how far it is, where no document changes. */
  void reach(IndexCheckpoint reached) {
    written = reached;
  }

  /** Shows what was written to those who search. */
  void show() throws IOException {
    IndexCheckpoint reached = written;
    searchers.maybeRefreshBlocking();
    shown = reached;
  }

  /** Forces all that was written to the disk. */
  void commit() throws IOException {
    writer.setLiveCommitData(written.data().entrySet());
    var unused = writer.commit();
    uncommitted.set(0);
  }

  /** The positions of the events about an entry, as far as they are shown, in their order. */
  List<Long> positions(String entry) throws IOException {
    return positions(new Term(IndexFields.ENTRY, entry));
  }

  private List<Long> positions(Term term) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return IndexPositions.of(searcher, new TermQuery(term));
    } finally {
      searchers.release(searcher);
    }
  }

  IndexSearcher acquire() throws IOException {
    return searchers.acquire();
  }

  void release(IndexSearcher searcher) throws IOException {
    searchers.release(searcher);
  }

  /** Ends without a commit: what was written since the last comes again from the log. */
  @Override
  public void close() {
    try (directory) {
      searchers.close();
      writer.rollback();
    } catch (IOException | RuntimeException failed) {
      LOG.warn("The search index in {} could not be closed: {}", folder, failed.toString());
    }
  }
}
