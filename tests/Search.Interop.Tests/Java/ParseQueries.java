import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;

/**
 * TEXTS QUERIES [and]: parses one text a line as Lucene's classic parser does, in the field "body"; writes the query it prints, "refused", or "failed" for
 * any other exception. Texts and queries are UTF-16 units of four hexadecimal digits each.
 */
public class ParseQueries {
  public static void main(String[] args) throws Exception {
    QueryParser parser = new QueryParser("body", new StandardAnalyzer());
    parser.setAllowLeadingWildcard(true);
    if (args.length > 2) {
      parser.setDefaultOperator(QueryParser.Operator.AND);
    }
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Paths.get(args[1]), StandardCharsets.UTF_8))) {
      for (String line : Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8)) {
        try {
          out.print(hex(parser.parse(text(line)).toString()) + "\n");
        } catch (ParseException e) {
          out.print("refused\n");
        } catch (RuntimeException | Error e) {
          out.print("failed\n");
        }
      }
    }
  }

  static String text(String hex) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < hex.length(); i += 4) {
      text.append((char) Integer.parseInt(hex.substring(i, i + 4), 16));
    }
    return text.toString();
  }

  static String hex(String text) {
    StringBuilder hex = new StringBuilder();
    for (char c : text.toCharArray()) {
      hex.append(String.format("%04x", (int) c));
    }
    return hex.toString();
  }
}
