import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * Reads folders, one a line, until the end of its input, and answers each with "clean", or with what CheckIndex says; then a line with a dot. Runs with
 * Lucene 8 and 9. Files are not mapped: unmapping yields the processor, many times a small index, and a busy machine gives it back late.
 */
public class CheckIndexes {
  public static void main(String[] args) throws Exception {
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String folder = input.readLine(); folder != null; folder = input.readLine()) {
      System.out.println(check(folder));
      System.out.println(".");
      System.out.flush();
    }
  }

  static String check(String folder) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (Directory directory = new NIOFSDirectory(Paths.get(folder));
        CheckIndex check = new CheckIndex(directory);
        PrintStream out = new PrintStream(said, true, "UTF-8")) {
      check.setInfoStream(out);
      check.setDoSlowChecks(true);
      return check.checkIndex().clean ? "clean" : said.toString("UTF-8");
    } catch (Throwable error) {
      return "CheckIndex failed: " + error + "\n" + said.toString("UTF-8");
    }
  }
}
