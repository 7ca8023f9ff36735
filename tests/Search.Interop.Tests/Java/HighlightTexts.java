import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.uhighlight.FieldOffsetStrategy;
import org.apache.lucene.search.uhighlight.OffsetsEnum;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.PostingsOffsetStrategy;
import org.apache.lucene.search.uhighlight.UHComponents;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * QUERIES ANSWERS INDEX: reads one query a line and writes one line for each: what UnifiedHighlighter with WEIGHT_MATCHES finds in each document, from the
 * offsets in postings, between tabs; of each document twice, with | between. First as Lucene 8.8.1 does it. Then with optional clauses beside required ones
 * marked too, as later versions do: this one makes its weight without scores and so leaves them out.
 * A query line is words between spaces: the indexed field, the stored fields its text is made of with + between, whole or sentence, doc ids with commas, and
 * the query as SearchQueries reads it. An answer is passages start-end:scorebits{start-end,start-end...} one behind the other.
 */
public class HighlightTexts {
  public static void main(String[] args) throws Exception {
    // It asserts that the places of a span's tokens come before the next span, which nested spans do not do.
    ClassLoader.getSystemClassLoader().setClassAssertionStatus("org.apache.lucene.search.uhighlight.OffsetsEnum", false);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Paths.get(args[1]), StandardCharsets.UTF_8));
        Directory directory = FSDirectory.open(Paths.get(args[2]));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      for (String line : Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8)) {
        String[] words = line.split(" ");
        int[] docs = Arrays.stream(words[3].split(",")).mapToInt(Integer::parseInt).toArray();
        // Patterns become terms of the whole index, as they do for the search, and not of each segment.
        Query query = searcher.rewrite(new SearchQueries.Notation(words, 4).query());
        Object[] plain = new Highlighter(searcher, words[1].split("\\+"), words[2], false).of(words[0], query, docs);
        Object[] full = new Highlighter(searcher, words[1].split("\\+"), words[2], true).of(words[0], scoring(query), docs);
        for (int i = 0; i < docs.length; i++) {
          out.print((i > 0 ? "\t" : "") + text(plain[i]) + "|" + text(full[i]));
        }
        out.print("\n");
      }
    }
  }

  static String text(Object passages) {
    return passages == null ? "" : passages.toString();
  }

  /** The same matches, of clauses that all have a say in scores. */
  static Query scoring(Query query) {
    if (query instanceof BooleanQuery) {
      BooleanQuery.Builder clauses = new BooleanQuery.Builder();
      clauses.setMinimumNumberShouldMatch(((BooleanQuery) query).getMinimumNumberShouldMatch());
      for (BooleanClause clause : (BooleanQuery) query) {
        boolean filters = clause.getOccur() == BooleanClause.Occur.FILTER;
        clauses.add(scoring(clause.getQuery()), filters ? BooleanClause.Occur.MUST : clause.getOccur());
      }
      return clauses.build();
    }
    if (query instanceof DisjunctionMaxQuery) {
      List<Query> parts = new ArrayList<>();
      for (Query part : (DisjunctionMaxQuery) query) {
        parts.add(scoring(part));
      }
      return new DisjunctionMaxQuery(parts, 0);
    }
    if (query instanceof BoostQuery) {
      return scoring(((BoostQuery) query).getQuery());
    }
    if (query instanceof ConstantScoreQuery) {
      return scoring(((ConstantScoreQuery) query).getQuery());
    }
    return query instanceof FunctionScoreQuery ? scoring(((FunctionScoreQuery) query).getWrappedQuery()) : query;
  }

  static class Highlighter extends UnifiedHighlighter {
    final String[] sources;
    final String mode;
    final boolean withScores;

    Highlighter(IndexSearcher searcher, String[] sources, String mode, boolean withScores) {
      super(searcher, new KeywordAnalyzer());
      this.sources = sources;
      this.mode = mode;
      this.withScores = withScores;
      setMaxLength(Integer.MAX_VALUE - 1);
      setMaxNoHighlightPassages(0);
      setFormatter(new Printer());
    }

    Object[] of(String field, Query query, int[] docs) throws IOException {
      return highlightFieldsAsObjects(new String[] {field}, query, docs, new int[] {1 << 20}).get(field);
    }

    @Override
    protected Set<HighlightFlag> getFlags(String field) {
      return EnumSet.of(HighlightFlag.PHRASES, HighlightFlag.MULTI_TERM_QUERY, HighlightFlag.WEIGHT_MATCHES);
    }

    @Override
    protected BreakIterator getBreakIterator(String field) {
      return mode.equals("whole") ? new WholeBreakIterator() : BreakIterator.getSentenceInstance(Locale.ROOT);
    }

    @Override
    protected OffsetSource getOptimizedOffsetSource(UHComponents components) {
      return OffsetSource.POSTINGS;
    }

    @Override
    protected FieldOffsetStrategy getOffsetStrategy(OffsetSource source, UHComponents components) {
      return withScores ? new ScoringStrategy(components) : super.getOffsetStrategy(source, components);
    }

    @Override
    protected List<CharSequence[]> loadFieldValues(String[] fields, DocIdSetIterator docs, int threshold) throws IOException {
      List<CharSequence[]> texts = new ArrayList<>();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        Document stored = searcher.doc(doc, new HashSet<>(Arrays.asList(sources)));
        List<String> values = new ArrayList<>();
        for (String source : sources) {
          Collections.addAll(values, stored.getValues(source));
        }
        texts.add(new CharSequence[] {String.join("\n", values)});
      }
      return texts;
    }
  }

  static class ScoringStrategy extends PostingsOffsetStrategy {
    ScoringStrategy(UHComponents components) {
      super(components);
    }

    @Override
    protected void createOffsetsEnumsWeightMatcher(LeafReader reader, int doc, List<OffsetsEnum> results) throws IOException {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      Query query = searcher.rewrite(components.getQuery());
      Matches matches = query.createWeight(searcher, ScoreMode.COMPLETE, 1f).matches(reader.getContext(), doc);
      MatchesIterator iterator = matches == null ? null : matches.getMatches(getField());
      if (iterator != null) {
        results.add(new OffsetsEnum.OfMatchesIteratorWithSubs(iterator));
      }
    }
  }

  static class Printer extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      StringBuilder text = new StringBuilder();
      for (Passage passage : passages) {
        text.append(passage.getStartOffset()).append('-').append(passage.getEndOffset()).append(':');
        text.append(Integer.toHexString(Float.floatToIntBits(passage.getScore()))).append('{');
        for (int i = 0; i < passage.getNumMatches(); i++) {
          text.append(i > 0 ? "," : "").append(passage.getMatchStarts()[i]).append('-').append(passage.getMatchEnds()[i]);
        }
        text.append('}');
      }
      return text;
    }
  }
}
