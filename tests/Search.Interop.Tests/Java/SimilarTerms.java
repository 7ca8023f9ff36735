import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.store.FSDirectory;

/**
 * INDEX LINES ANSWERS: reads lines of values between tabs: field, word, count, mode, edits, prefix, inspections, accuracy, threshold, shortest and longest word, highest frequency of a word.
 * Writes for each line what DirectSpellChecker suggests: term, score and frequency of each, all between tabs.
 */
public class SimilarTerms {
  public static void main(String[] args) throws Exception {
    List<String> lines = Files.readAllLines(Paths.get(args[1]), StandardCharsets.UTF_8);
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Paths.get(args[0])));
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(Paths.get(args[2]), StandardCharsets.UTF_8))) {
      for (String line : lines) {
        String[] values = line.split("\t", -1);
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setLowerCaseTerms(false);
        checker.setMaxEdits(Integer.parseInt(values[4]));
        checker.setMinPrefix(Integer.parseInt(values[5]));
        checker.setMaxInspections(Integer.parseInt(values[6]));
        checker.setAccuracy(Float.parseFloat(values[7]));
        checker.setThresholdFrequency(Float.parseFloat(values[8]));
        checker.setMinQueryLength(Integer.parseInt(values[9]));
        checker.setMaxQueryLength(Integer.parseInt(values[10]));
        checker.setMaxQueryFrequency(Float.parseFloat(values[11]));
        StringBuilder answer = new StringBuilder();
        for (SuggestWord word : checker.suggestSimilar(
            new Term(values[0], values[1]), Integer.parseInt(values[2]), reader, SuggestMode.values()[Integer.parseInt(values[3])])) {
          answer.append(answer.length() == 0 ? "" : "\t").append(word.string).append('\t')
              .append(Integer.toHexString(Float.floatToIntBits(word.score))).append('\t').append(word.freq);
        }
        out.print(answer + "\n");
      }
    }
  }
}
