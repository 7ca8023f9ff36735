import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.CharacterUtils;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/** Prints what Lucene does to each code point: "folding", "lowercase"; or its lists: "english-stop", "snowball-stop", "stop" with
 * languages (form feed before each list). */
public class AnalysisFacts {
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    switch (args[0]) {
      case "folding":
        for (int c = 128; c < 0x110000; c++) {
          char[] in = Character.toChars(c);
          char[] folded = new char[8];
          int length = ASCIIFoldingFilter.foldToASCII(in, 0, folded, 0, in.length);
          String to = new String(folded, 0, length);
          if (!to.equals(new String(in))) out.print(c + "\t" + to + "\n");
        }
        break;
      case "lowercase":
        for (int c = 0; c < 0x110000; c++) {
          char[] text = Character.toChars(c);
          CharacterUtils.toLowerCase(text, 0, text.length);
          int to = Character.codePointAt(text, 0);
          if (to != c) out.print(c + "\t" + to + "\n");
        }
        break;
      case "english-stop":
        print(EnglishAnalyzer.getDefaultStopSet(), out);
        break;
      case "snowball-stop":
        try (Reader r = new InputStreamReader(SnowballFilter.class.getResourceAsStream("english_stop.txt"), StandardCharsets.UTF_8)) {
          print(WordlistLoader.getSnowballWordSet(r), out);
        }
        break;
      case "stop":
        for (int i = 1; i < args.length; i++) {
          out.print("\f");
          if (args[i].equals("Arabic")) {
            print(ArabicAnalyzer.getDefaultStopSet(), out);
            continue;
          }
          String name = args[i].toLowerCase(Locale.ROOT) + "_stop.txt";
          try (Reader r = new InputStreamReader(SnowballFilter.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            print(WordlistLoader.getSnowballWordSet(r), out);
          }
        }
        break;
      default:
        throw new IllegalArgumentException(args[0]);
    }
    out.flush();
  }

  private static void print(CharArraySet words, PrintStream out) {
    for (Iterator<Object> i = words.iterator(); i.hasNext(); ) out.print(new String((char[]) i.next()) + "\n");
  }
}
