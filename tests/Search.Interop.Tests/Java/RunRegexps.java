import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.List;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * LINES ANSWERS: reads lines of texts between tabs, each character of a text as its hexadecimal UTF-16 units: a regular expression and texts to try. Writes for each line "refused" where
 * the expression is malformed, "complex" where it takes too many states, and otherwise 1 for each text that it accepts and 0 for the others.
 */
public class RunRegexps {
  public static void main(String[] args) throws Exception {
    List<String> lines = Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Paths.get(args[1]), StandardCharsets.UTF_8))) {
      for (String line : lines) {
        out.print(answer(line.split("\t", -1)) + "\n");
      }
    }
  }

  static String answer(String[] texts) {
    Automaton automaton;
    try {
      automaton = new RegExp(text(texts[0])).toAutomaton();
    } catch (TooComplexToDeterminizeException e) {
      return "complex";
    } catch (IllegalArgumentException e) {
      return e.getMessage().startsWith("input automaton is too large") ? "complex" : "refused";
    }
    if (Operations.isEmpty(automaton)) {
      return "0".repeat(texts.length - 1);    // CharacterRunAutomaton fails on an automaton without states
    }
    CharacterRunAutomaton run = new CharacterRunAutomaton(automaton, Operations.DEFAULT_MAX_DETERMINIZED_STATES);
    StringBuilder answer = new StringBuilder();
    for (int i = 1; i < texts.length; i++) {
      answer.append(run.run(text(texts[i])) ? '1' : '0');
    }
    return answer.toString();
  }

  static String text(String units) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < units.length(); i += 4) {
      text.append((char) Integer.parseInt(units.substring(i, i + 4), 16));
    }
    return text.toString();
  }
}
