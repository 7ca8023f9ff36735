import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Arrays;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * Obeys lines until the end of its input, and ends each answer with a line with a dot; an answer that begins with "error" is one.
 * "check FOLDER": clean, or what CheckIndex says. "dump FOLDER": what the index holds. "write SEED DOCS FOLDER": makes a random index.
 * "search QUERIES ANSWERS FOLDER": asks the index what stands in a file (SearchQueries).
 * "news OPERATIONS FOLDER OPTION ...": does what stands in a file (IndexNews).
 */
public class RandomIndexes {
  public static void main(String[] args) throws Exception {
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintWriter output = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      try {
        output.print(obey(line.split(" ")));
      } catch (Throwable error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace, true));
        output.print("error " + trace);
      }
      output.print("\n.\n");
      output.flush();
    }
  }

  static String obey(String[] words) throws Exception {
    switch (words[0]) {
      case "check":
        return CheckIndexes.check(words[1]);
      case "dump":
        return DumpIndex.dump(words[1]);
      case "write":
        return new WriteRandom(Long.parseLong(words[1]), Integer.parseInt(words[2])).run(words[3]);
      case "search":
        try (Directory directory = new NIOFSDirectory(Paths.get(words[3]));
            PrintWriter answers = new PrintWriter(Files.newBufferedWriter(Paths.get(words[2]), StandardCharsets.UTF_8))) {
          SearchQueries.answer(directory, Files.readAllLines(Paths.get(words[1]), StandardCharsets.UTF_8), answers);
        }
        return "";
      case "news":
        IndexNews.main(Arrays.copyOfRange(words, 1, words.length));
        return "";
      default:
        throw new IllegalArgumentException(words[0]);
    }
  }
}
