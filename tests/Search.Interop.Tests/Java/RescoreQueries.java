import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * QUERIES ANSWERS INDEX: reads lines of hits wanted, window, number of hits to explain, query and second query (or -) as SearchQueries reads them, with tabs between. Writes for each a line of
 * the number of matches, tab, and hits as docid:scorebits; then the explanations of the first hits, as ExplainQueries writes them.
 */
public class RescoreQueries {
  public static void main(String[] args) throws Exception {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Paths.get(args[1]), StandardCharsets.UTF_8));
        Directory directory = FSDirectory.open(Paths.get(args[2]));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      for (String line : Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8)) {
        String[] parts = line.split("\t");
        Query query = new SearchQueries.Notation(parts[3].split(" "), 0).query();
        Query second = parts[4].equals("-") ? null : new SearchQueries.Notation(parts[4].split(" "), 0).query();
        answer(searcher, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), query, second, out);
      }
    }
  }

  static void answer(IndexSearcher searcher, int take, int window, int explained, Query query, Query second, PrintWriter out) throws Exception {
    TopDocs top = SearchQueries.top(searcher, query, Math.max(take, second == null ? 0 : window), "score");
    ScoreDoc[] plain = top.scoreDocs;
    window = second == null ? 0 : Math.min(window, plain.length);
    List<ScoreDoc> hits = new ArrayList<>();
    if (window > 0) {
      TopDocs best = new TopDocs(top.totalHits, Arrays.copyOf(plain, window));
      hits.addAll(Arrays.asList(QueryRescorer.rescore(searcher, best, second, 1.0, window).scoreDocs));
    }
    hits.addAll(Arrays.asList(plain).subList(window, plain.length));
    hits = hits.subList(0, Math.min(take, hits.size()));
    out.print(top.totalHits.value + "\t");
    for (ScoreDoc hit : hits) {
      out.print(hit.doc + ":" + Integer.toHexString(Float.floatToIntBits(hit.score + 0f)) + " ");
    }
    out.print("\n");
    for (int i = 0; i < Math.min(explained, hits.size()); i++) {
      try {
        ExplainQueries.print(explanation(searcher, query, i < window ? second : null, hits.get(i).doc), 0, out);
      } catch (RuntimeException | AssertionError e) {
        out.print("failed\t" + e + "\n");
      }
      out.print("end\n");
    }
  }

  static Explanation explanation(IndexSearcher searcher, Query query, Query second, int doc) throws Exception {
    Explanation explanation = searcher.explain(query, doc);
    if (second != null) {
      // As the nameless class of QueryRescorer.rescore, which only that method can make.
      QueryRescorer rescorer = new QueryRescorer(second) {
        @Override
        protected float combine(float firstPassScore, boolean secondPassMatches, float secondPassScore) {
          return secondPassMatches ? (float) (firstPassScore + 1.0 * secondPassScore) : firstPassScore;
        }
      };
      Explanation both = rescorer.explain(searcher, explanation, doc);
      explanation = Explanation.match(
          both.getValue(), both.getDescription().replace(rescorer.getClass().getName(), QueryRescorer.class.getName() + "$1"), both.getDetails());
    }
    return explanation;
  }
}
