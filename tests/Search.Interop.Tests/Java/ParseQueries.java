import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;

/** TEXTS QUERIES [and]: parses one text a line as Lucene's classic parser does, in the field "body"; writes the query it prints, or "refused". */
public class ParseQueries {
  public static void main(String[] args) throws Exception {
    QueryParser parser = new QueryParser("body", new StandardAnalyzer());
    parser.setAllowLeadingWildcard(true);
    if (args.length > 2) {
      parser.setDefaultOperator(QueryParser.Operator.AND);
    }
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Paths.get(args[1]), StandardCharsets.UTF_8))) {
      for (String text : Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8)) {
        try {
          out.print(parser.parse(text) + "\n");
        } catch (ParseException e) {
          out.print("refused\n");
        }
      }
    }
  }
}
