import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.precedence.PrecedenceQueryParser;
import org.apache.lucene.queryparser.flexible.standard.config.StandardQueryConfigHandler;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * TEXTS ANSWERS SEED WORDS [and]: reads lines of a text in hexadecimal UTF-16 (as ParseQueries), tab, the query that another parser made of it (as
 * SearchQueries reads it). Parses each text with Lucene's PrecedenceQueryParser, in the field "body", and asks both queries of an index of documents made of
 * the words (between spaces). Writes a line for each: "refused", or tab-separated the query of Lucene's parser, printed, in hexadecimal; "equal" or "other" for the
 * rewritten trees; "scores", "documents" or "none" for what both answers have in common; the number of matches.
 */
public class ComparePrecedence {
  private static final int DOCUMENTS = 300;

  public static void main(String[] args) throws Exception {
    PrecedenceQueryParser parser = new PrecedenceQueryParser(new StandardAnalyzer());
    parser.setAllowLeadingWildcard(true);
    if (args.length > 4) {
      parser.setDefaultOperator(StandardQueryConfigHandler.Operator.AND);
    }
    List<String> lines = Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8);
    try (Directory directory = index(Long.parseLong(args[2]), args[3].split(" "));
        DirectoryReader reader = DirectoryReader.open(directory);
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(Paths.get(args[1]), StandardCharsets.UTF_8))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      for (String line : lines) {
        String[] parts = line.split("\t");
        Query expected;
        try {
          expected = parser.parse(ParseQueries.text(parts[0]), "body");
        } catch (QueryNodeException e) {
          out.print("refused\n");
          continue;
        }
        Query other = new SearchQueries.Notation(parts[1].split(" "), 0).query();
        TreeMap<Integer, Float> mine = answer(searcher, expected);
        TreeMap<Integer, Float> theirs = answer(searcher, other);
        boolean sameTree = searcher.rewrite(expected).equals(searcher.rewrite(other));
        String common = mine.equals(theirs) ? "scores" : mine.keySet().equals(theirs.keySet()) ? "documents" : "none";
        out.print(ParseQueries.hex(expected.toString()) + "\t" + (sameTree ? "equal" : "other") + "\t" + common + "\t" + mine.size() + "\n");
      }
    }
  }

  static TreeMap<Integer, Float> answer(IndexSearcher searcher, Query query) throws Exception {
    TreeMap<Integer, Float> hits = new TreeMap<>();
    for (ScoreDoc hit : searcher.search(query, DOCUMENTS).scoreDocs) {
      hits.put(hit.doc, hit.score);
    }
    return hits;
  }

  static Directory index(long seed, String[] words) throws Exception {
    Random random = new Random(seed);
    Directory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
      for (int i = 0; i < DOCUMENTS; i++) {
        Document document = new Document();
        for (String field : Arrays.asList("body", "title")) {
          StringBuilder text = new StringBuilder();
          for (int count = random.nextInt(12); count >= 0; count--) {
            text.append(words[Math.min(random.nextInt(words.length), random.nextInt(words.length))]).append(' ');
          }
          document.add(new TextField(field, text.toString(), Field.Store.NO));
        }
        writer.addDocument(document);
      }
    }
    return directory;
  }
}
