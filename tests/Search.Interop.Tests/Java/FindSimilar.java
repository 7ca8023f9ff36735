import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** TEXTS HITS INDEX FIELD: reads the terms of a document a line, with spaces between, and writes the doc ids of the eleven best hits that MoreLikeThis finds with its default settings. */
public class FindSimilar {
  public static void main(String[] args) throws Exception {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Paths.get(args[1]), StandardCharsets.UTF_8));
        Directory directory = FSDirectory.open(Paths.get(args[2]));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      MoreLikeThis like = new MoreLikeThis(reader);
      like.setAnalyzer(new WhitespaceAnalyzer());
      for (String line : Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8)) {
        for (ScoreDoc hit : searcher.search(like.like(args[3], new StringReader(line)), 11).scoreDocs) {
          out.print(hit.doc + " ");
        }
        out.print("\n");
      }
    }
  }
}
