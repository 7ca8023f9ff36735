import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/** java OpenIndex INDEX WORD [repeat]: opens, searches a word in "body", closes; one line of JSON with milliseconds, as the benchmark's verb "open" prints. */
public class OpenIndex {
  public static void main(String[] args) throws Exception {
    int repeat = args.length > 2 ? Integer.parseInt(args[2]) : 9;
    double[] opened = new double[repeat + 1];
    double[] searched = new double[repeat + 1];
    int segments = 0;
    long hits = 0;
    for (int i = 0; i <= repeat; i++) {
      long start = System.nanoTime();
      try (Directory directory = new MMapDirectory(Path.of(args[0])); DirectoryReader reader = DirectoryReader.open(directory)) {
        opened[i] = (System.nanoTime() - start) / 1e6;
        IndexSearcher searcher = new IndexSearcher(reader);
        TermQuery query = new TermQuery(new Term("body", args[1]));
        searcher.search(query, 10);
        hits = searcher.count(query);
        searched[i] = (System.nanoTime() - start) / 1e6 - opened[i];
        segments = reader.leaves().size();
      }
    }
    System.out.println(String.format(Locale.ROOT,
        "{\"engine\":\"lucene\",\"op\":\"open\",\"segments\":%d,\"hits\":%d,\"first_open_ms\":%.2f,\"first_search_ms\":%.2f,\"open_ms\":%.2f,\"search_ms\":%.2f}",
        segments, hits, opened[0], searched[0], median(opened), median(searched)));
  }

  private static double median(double[] values) {
    double[] rest = Arrays.copyOfRange(values, 1, values.length);
    Arrays.sort(rest);
    return rest.length > 0 ? rest[rest.length / 2] : 0;
  }
}
