import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * QUERIES EXPLANATIONS INDEX: reads lines of a query as SearchQueries reads it, a tab and doc ids between spaces, and writes the explanation of each of
 * these documents: one line for a node, its depth, + or - for match or not, its number and its description, with tabs between them and a line "end" behind the last. "failed" stands
 * for an explanation that Lucene fails to make.
 */
public class ExplainQueries {
  public static void main(String[] args) throws Exception {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Paths.get(args[1]), StandardCharsets.UTF_8));
        Directory directory = FSDirectory.open(Paths.get(args[2]));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      for (String line : Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8)) {
        String[] parts = line.split("\t");
        Query query = new SearchQueries.Notation(parts[0].split(" "), 0).query();
        for (String doc : parts[1].split(" ")) {
          explain(searcher, query, Integer.parseInt(doc), out);
          out.print("end\n");
        }
      }
    }
  }

  static void explain(IndexSearcher searcher, Query query, int doc, PrintWriter out) throws Exception {
    Explanation explanation;
    try {
      explanation = searcher.explain(query, doc);
    } catch (RuntimeException | AssertionError e) {
      out.print("failed\t" + e + "\n");
      return;
    }
    print(explanation, 0, out);
  }

  static void print(Explanation explanation, int depth, PrintWriter out) {
    out.print(depth + "\t" + (explanation.isMatch() ? "+" : "-") + "\t" + explanation.getValue() + "\t" + explanation.getDescription() + "\n");
    for (Explanation detail : explanation.getDetails()) {
      print(detail, depth + 1, out);
    }
  }
}
