import java.io.*;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.*;
import java.util.*;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.cjk.*;
import org.apache.lucene.analysis.core.*;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.en.*;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.*;
import org.apache.lucene.analysis.tokenattributes.*;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * Runs texts through analyzers. Arguments: "hash" or "tokens", input file, output file, names of analyzers.
 * Input: {length:i32be, UTF-16BE units}*. Output, per analyzer and then per text:
 * "hash": h:i64be over all numbers that "tokens" would write after the count;
 * "tokens": count:i32be, {type, position increment, position length, start, end, length, units}* and the same for the end, each number an i32be.
 */
public class AnalyzeTexts {
  private static final List<String> TYPES = Arrays.asList(
      "<ALPHANUM>", "<NUM>", "<SOUTHEAST_ASIAN>", "<IDEOGRAPHIC>", "<HIRAGANA>", "<KATAKANA>", "<HANGUL>", "<EMOJI>", "word",
      "<DOUBLE>", "<SINGLE>");

  public static void main(String[] args) throws Exception {
    boolean hash = args[0].equals("hash");
    try (FileChannel in = FileChannel.open(Paths.get(args[1]));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(args[2]), 1 << 16))) {
      ByteBuffer all = in.map(FileChannel.MapMode.READ_ONLY, 0, in.size());
      for (int i = 3; i < args.length; i++) {
        Analyzer analyzer = analyzer(args[i]);
        all.rewind();
        while (all.hasRemaining()) {
          char[] units = new char[all.getInt()];
          all.asCharBuffer().get(units);
          all.position(all.position() + 2 * units.length);
          run(analyzer, new String(units), hash, out);
        }
      }
    }
  }

  private static void run(Analyzer analyzer, String text, boolean hash, DataOutputStream out) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    long h = 0xcbf29ce484222325L;
    int count = 0;
    try (TokenStream stream = analyzer.tokenStream("f", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      TypeAttribute type = stream.addAttribute(TypeAttribute.class);
      stream.reset();
      boolean more = true;
      while (more) {
        more = stream.incrementToken();
        if (!more) {
          stream.end();
        }
        int[] head = {
          more ? TYPES.indexOf(type.type()) : -1, increment.getPositionIncrement(), length.getPositionLength(), offset.startOffset(),
          offset.endOffset(), more ? term.length() : 0};
        count++;
        for (int n : head) {
          h = (h ^ n) * 0x100000001b3L;
          if (!hash) numbers.add(n);
        }
        for (int i = 0; i < head[5]; i++) {
          h = (h ^ term.charAt(i)) * 0x100000001b3L;
          if (!hash) numbers.add((int) term.charAt(i));
        }
      }
    }
    if (hash) {
      out.writeLong(h);
    } else {
      out.writeInt(count);
      for (int n : numbers) out.writeInt(n);
    }
  }

  private static Analyzer analyzer(String name) {
    switch (name) {
      case "standard":
        return new StandardAnalyzer();
      case "english":
        return new EnglishAnalyzer();
      case "english-nostop":
        return new EnglishAnalyzer(CharArraySet.EMPTY_SET);
      case "cjk":
        return new CJKAnalyzer(CharArraySet.EMPTY_SET);
      default:
        return new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            Tokenizer source = name.startsWith("keyword") || name.startsWith("stem") ? new KeywordTokenizer() : new StandardTokenizer();
            return new TokenStreamComponents(source, filters(name, source));
          }
        };
    }
  }

  private static TokenStream filters(String name, TokenStream source) {
    switch (name) {
      case "tokenizer":
      case "keyword":
        return source;
      case "keyword-folded":
        return new LowerCaseFilter(source);
      case "exact":
        return new ASCIIFoldingFilter(new LowerCaseFilter(source));
      case "english-news":
        return new PorterStemFilter(new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(source))));
      case "stem":
        return new PorterStemFilter(source);
      case "arabic-news":
        return new ASCIIFoldingFilter(new ArabicNormalizationFilter(new DecimalDigitFilter(new LowerCaseFilter(source))));
      case "cjk-news":
        return new CJKBigramFilter(new ASCIIFoldingFilter(new LowerCaseFilter(new CJKWidthFilter(source))));
      case "english-porter2-news":
        return new SnowballFilter(new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(source))), "English");
      default:
        return name.startsWith("stem-") ? new SnowballFilter(source, name.substring(5)) : stemmed(name, source);
    }
  }

  // "french-news:French": the chain of the former with the stemmer of the latter.
  private static TokenStream stemmed(String name, TokenStream source) {
    String[] parts = name.split(":");
    TokenStream words = new LowerCaseFilter(source);
    switch (parts[0]) {
      case "french-news":
        words = new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES);
        break;
      case "italian-news":
        words = new ElisionFilter(words, new CharArraySet(Arrays.asList("c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell",
            "gl", "agl", "dagl", "degl", "negl", "sugl", "un", "m", "t", "s", "v", "d"), true));
        break;
    }
    words = new PatternReplaceFilter(words, Pattern.compile("[\u2019\uFF07]"), "'", true);
    return new ASCIIFoldingFilter(new SnowballFilter(words, parts[1]));
  }
}
