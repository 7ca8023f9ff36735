import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;

/**
 * The benchmark's verbs index, search and one with Java's Lucene 8 or 9: the same arguments, the same JSON, the same fields, the same ways of timing.
 */
public class LuceneDriver {
  private static final Pattern YEARS = Pattern.compile("(.*) AND year:\\[(\\d+) TO (\\d+)\\]");

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "index":
        index(Path.of(args[1]), Path.of(args[2]), number(args, "threads", 1), number(args, "memory", 256));
        break;
      case "search":
        search(Path.of(args[1]), Path.of(args[2]), number(args, "top", 10), number(args, "repeat", 20), number(args, "warm", 5),
            number(args, "qps", 8));
        break;
      case "one":
        one(Path.of(args[1]), args[2]);
        break;
      default:
        throw new IllegalArgumentException(args[0]);
    }
  }

  private static int number(String[] args, String name, int otherwise) {
    int at = Arrays.asList(args).indexOf("--" + name);
    return at >= 0 ? Integer.parseInt(args[at + 1]) : otherwise;
  }

  private static void index(Path corpus, Path folder, int threads, int memory) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer()).setRAMBufferSizeMB(memory).setUseCompoundFile(false);
    FieldType text = new FieldType(TextField.TYPE_STORED);
    text.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    text.freeze();
    AtomicLong docs = new AtomicLong();
    long start = System.nanoTime();
    double added;
    double merged;
    try (Directory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(corpus, StandardCharsets.UTF_8)) {
      parallel(threads, () -> {
        FlatJson json = new FlatJson("id", "title", "body", "date");
        for (List<String> block = take(lines); !block.isEmpty(); block = take(lines)) {
          for (String line : block) {
            String[] values = json.read(line);
            Document document = new Document();
            document.add(new StringField("id", values[0], Field.Store.YES));
            document.add(new Field("title", values[1], text));
            document.add(new Field("body", values[2], text));
            int year = Integer.parseInt(values[3], 0, 4, 10);
            document.add(new IntPoint("year", year));
            document.add(new NumericDocValuesField("year", year));
            writer.addDocument(document);
            docs.incrementAndGet();
          }
        }
        return null;
      });
      writer.commit();
      added = seconds(start);
      writer.forceMerge(1);
      writer.commit();
      merged = seconds(start) - added;
    }
    long bytes;
    try (Stream<Path> files = Files.list(folder)) {
      bytes = files.mapToLong(file -> file.toFile().length()).sum();
    }
    print("{\"engine\":\"lucene-%s\",\"op\":\"index\",\"docs\":%d,\"wall_s\":%.2f,\"merge_s\":%.2f,"
        + "\"docs_per_s\":%.0f,\"mb_per_s\":%.2f,\"rss\":%d,\"bytes\":%d,\"threads\":%d}%n",
        Version.LATEST, docs.get(), added, merged, docs.get() / added, Files.size(corpus) / 1e6 / added, peakResident(), bytes, threads);
  }

  private static List<String> take(BufferedReader lines) throws IOException {
    List<String> block = new ArrayList<>(64);
    synchronized (lines) {
      for (String line; block.size() < 64 && (line = lines.readLine()) != null; ) {
        block.add(line);
      }
    }
    return block;
  }

  private static void search(Path folder, Path file, int top, int repeat, int warm, int qpsSeconds) throws Exception {
    try (Directory directory = FSDirectory.open(folder); DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      // No results or bit sets are kept from one query to the next.
      searcher.setQueryCache(null);
      List<Asked> queries = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("\t");
        queries.add(new Asked(parts[0], parts[1], repeat));
      }
      for (int pass = -warm; pass < repeat; pass++) {
        for (int mode = 0; mode < 3; mode++) {
          for (Asked asked : queries) {
            asked.time(searcher, mode, top, pass);
          }
        }
      }
      double qps = throughput(searcher, queries, top, qpsSeconds);
      StringBuilder out = new StringBuilder();
      for (Asked asked : queries) {
        out.append(out.length() > 0 ? ",\n" : "").append(asked.toJson(searcher, top));
      }
      print("{\"engine\":\"lucene-%s\",\"op\":\"search\",\"docs\":%d,\"segments\":%d,\"rss\":%d,\"qps2\":%.0f,\"queries\":[%n%s%n]}%n",
          Version.LATEST, reader.maxDoc(), reader.leaves().size(), peakResident(), qps, out);
    }
  }

  /** Two threads, all queries in one shuffled order, top hits only. */
  private static double throughput(IndexSearcher searcher, List<Asked> queries, int top, int seconds) throws Exception {
    List<Asked> order = new ArrayList<>(queries);
    Collections.shuffle(order, new java.util.Random(1));
    AtomicLong next = new AtomicLong();
    AtomicLong done = new AtomicLong();
    long start = System.nanoTime();
    parallel(2, () -> {
      while (seconds(start) < seconds) {
        order.get((int) (next.getAndIncrement() % order.size())).top(searcher, top, false);
        done.incrementAndGet();
      }
      return null;
    });
    return done.get() / seconds(start);
  }

  private static void one(Path folder, String text) throws Exception {
    try (Directory directory = FSDirectory.open(folder); DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (ScoreDoc hit : searcher.search(parse(text), 10).scoreDocs) {
        System.out.println(hit.score + "\t" + searcher.doc(hit.doc, Set.of("title")).get("title"));
      }
    }
  }

  private static Query parse(String text) throws ParseException {
    QueryParser parser = new QueryParser("body", new EnglishAnalyzer());
    Matcher years = YEARS.matcher(text);
    if (!years.matches()) {
      return parser.parse(text);
    }
    int low = Integer.parseInt(years.group(2));
    int high = Integer.parseInt(years.group(3));
    Query filter = new IndexOrDocValuesQuery(IntPoint.newRangeQuery("year", low, high), NumericDocValuesField.newSlowRangeQuery("year", low, high));
    return new BooleanQuery.Builder().add(parser.parse(years.group(1)), BooleanClause.Occur.MUST).add(filter, BooleanClause.Occur.FILTER).build();
  }

  private static void parallel(int threads, Callable<Void> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Void> done : pool.invokeAll(Collections.nCopies(threads, work))) {
        done.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  /** Peak of resident memory in bytes, pages of mapped files included; -1 where the system does not tell. */
  private static long peakResident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    }
    return -1;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void print(String format, Object... values) {
    System.out.print(String.format(Locale.ROOT, format, values));
  }

  /** One line of a query file and how long it took. */
  private static final class Asked {
    private final String category;
    private final String text;
    private final Query query;
    private final boolean isFacet;
    private final double[][] micros;
    private long hits;

    Asked(String category, String text, int repeat) throws ParseException {
      this.category = category;
      this.text = text;
      query = parse(text);
      isFacet = category.startsWith("facet");
      micros = new double[3][repeat];
    }

    void time(IndexSearcher searcher, int mode, int top, int pass) throws IOException {
      long start = System.nanoTime();
      long found = mode == 2 ? searcher.count(query) : top(searcher, top, mode == 1).hits.totalHits.value;
      long end = System.nanoTime();
      if (pass >= 0) {
        micros[mode][pass] = (end - start) / 1e3;
      }
      if (mode == 1) {
        hits = found;
      } else if (mode == 2 && found != hits) {
        throw new IllegalStateException(text + ": " + found + " counted, " + hits + " collected");
      }
    }

    Found top(IndexSearcher searcher, int top, boolean exact) throws IOException {
      TopScoreDocCollector best = TopScoreDocCollector.create(top, exact || isFacet ? Integer.MAX_VALUE : top);
      YearCounts years = isFacet ? new YearCounts() : null;
      searcher.search(query, isFacet ? MultiCollector.wrap(best, years) : best);
      return new Found(best.topDocs(), years);
    }

    String toJson(IndexSearcher searcher, int top) throws IOException {
      Found found = top(searcher, top, true);
      List<String> ids = new ArrayList<>();
      List<String> scores = new ArrayList<>();
      for (ScoreDoc hit : found.hits.scoreDocs) {
        ids.add('"' + searcher.doc(hit.doc, Set.of("id")).get("id") + '"');
        scores.add(Float.toString(hit.score));
      }
      List<String> years = new ArrayList<>();
      for (int year = 0; isFacet && year < found.years.counts.length; year++) {
        if (found.years.counts[year] > 0) {
          years.add("\"" + year + "\":" + found.years.counts[year]);
        }
      }
      return String.format(Locale.ROOT,
          "{\"cat\":\"%s\",\"q\":\"%s\",\"hits\":%d,\"top_us\":%.1f,\"top_count_us\":%.1f,\"count_us\":%.1f,"
              + "\"ids\":[%s],\"scores\":[%s],\"years\":{%s}}",
          category, text.replace("\"", "\\\""), found.hits.totalHits.value, median(micros[0]), median(micros[1]), median(micros[2]),
          String.join(",", ids), String.join(",", scores), String.join(",", years));
    }

    private static double median(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }
  }

  private static final class Found {
    final TopDocs hits;
    final YearCounts years;

    Found(TopDocs hits, YearCounts years) {
      this.hits = hits;
      this.years = years;
    }
  }

  /** How many matches each year has. */
  private static final class YearCounts extends SimpleCollector {
    final int[] counts = new int[2100];
    private NumericDocValues values;

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      values = DocValues.getNumeric(context.reader(), "year");
    }

    @Override
    public void collect(int doc) throws IOException {
      if (values.advanceExact(doc)) {
        counts[(int) values.longValue()]++;
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  /** Strings of an object of strings and numbers, in which no value is an object or a list. */
  private static final class FlatJson {
    private final List<String> names;
    private final StringBuilder text = new StringBuilder();
    private String line;
    private int at;

    FlatJson(String... names) {
      this.names = Arrays.asList(names);
    }

    /** The values of the names; null for one that is not there. */
    String[] read(String json) {
      line = json;
      at = 0;
      String[] values = new String[names.size()];
      while ((at = line.indexOf('"', at)) >= 0) {
        int name = names.indexOf(string());
        at = line.indexOf(':', at) + 1;
        while (line.charAt(at) == ' ') {
          at++;
        }
        if (line.charAt(at) == '"') {
          String value = string();
          if (name >= 0) {
            values[name] = value;
          }
        }
      }
      return values;
    }

    private String string() {
      text.setLength(0);
      int from = ++at;
      for (char c; (c = line.charAt(at)) != '"'; at++) {
        if (c == '\\') {
          text.append(line, from, at++);
          unescape(line.charAt(at));
          from = at + 1;
        }
      }
      return text.append(line, from, at++).toString();
    }

    private void unescape(char c) {
      int simple = "nrtbf".indexOf(c);
      if (c == 'u') {
        text.append((char) Integer.parseInt(line, at + 1, at + 5, 16));
        at += 4;
      } else {
        text.append(simple >= 0 ? "\n\r\t\b\f".charAt(simple) : c);
      }
    }
  }
}
