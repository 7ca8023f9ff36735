import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.text.BreakIterator;
import java.text.CharacterIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
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
import org.apache.lucene.search.uhighlight.FieldHighlighter;
import org.apache.lucene.search.uhighlight.FieldOffsetStrategy;
import org.apache.lucene.search.uhighlight.OffsetsEnum;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.PassageScorer;
import org.apache.lucene.search.uhighlight.PostingsOffsetStrategy;
import org.apache.lucene.search.uhighlight.UHComponents;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;

/**
 * QUERIES ANSWERS INDEX: reads one query a line and writes one line for each: what UnifiedHighlighter with WEIGHT_MATCHES finds in each document, from the
 * offsets in postings, between tabs; of each document twice, with | between. First as Lucene 8.8.1 does it. Then with optional clauses beside required ones
 * marked too, as later versions do: this one makes its weight without scores and so leaves them out.
 * A query line is words between spaces: the indexed field, the stored fields its text is made of with + between, how the text is cut, doc ids with commas, and
 * the query as SearchQueries reads it. An answer is passages start-end:scorebits{start-end#term,start-end#term...} one behind the other, terms by numbers.
 * A text is cut not at all (whole), at sentences (sentence), or at bounds that are given, of which so many passages are taken at most: counted:2:0,17,90 gives only
 * the second answer, with the frequencies in the document that WEIGHT_MATCHES says are all 1: how many places there are. classic:2:0,17,90 gives only a first answer,
 * without WEIGHT_MATCHES.
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
        Object[] plain = words[2].startsWith("counted") ? new Object[docs.length] : new Highlighter(searcher, words[1].split("\\+"), words[2], false)
            .found(words[0], words[2].startsWith("classic") ? new SearchQueries.Notation(words, 4).query() : query, docs);
        Object[] full = words[2].startsWith("classic") ? new Object[docs.length] : new Highlighter(searcher, words[1].split("\\+"), words[2], true)
            .found(words[0], scoring(query), docs);
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
    final int most;
    final TreeSet<Integer> bounds;

    Highlighter(IndexSearcher searcher, String[] sources, String mode, boolean withScores) {
      super(searcher, new KeywordAnalyzer());
      this.sources = sources;
      this.mode = mode;
      this.withScores = withScores;
      String[] parts = mode.split(":");
      most = parts.length == 3 ? Integer.parseInt(parts[1]) : 1 << 20;
      bounds = parts.length == 3 ? new TreeSet<>() : null;
      if (bounds != null) {
        Arrays.stream(parts[2].split(",")).mapToInt(Integer::parseInt).forEach(bounds::add);
      }
      setMaxLength(Integer.MAX_VALUE - 1);
      setMaxNoHighlightPassages(0);
      setFormatter(new Printer());
    }

    /** What is found in each document; of a query that takes more than 32,766 bytes to be told from others, nothing but a mark for that. */
    Object[] found(String field, Query query, int[] docs) throws IOException {
      try {
        return of(field, query, docs);
      } catch (BytesRefHash.MaxBytesLengthExceededException tooLong) {
        Object[] refused = new Object[docs.length];
        Arrays.fill(refused, "!");
        return refused;
      }
    }

    private Object[] of(String field, Query query, int[] docs) throws IOException {
      return highlightFieldsAsObjects(new String[] {field}, query, docs, new int[] {most}).get(field);
    }

    @Override
    protected Set<HighlightFlag> getFlags(String field) {
      return mode.startsWith("classic")
          ? EnumSet.of(HighlightFlag.PHRASES, HighlightFlag.MULTI_TERM_QUERY)
          : EnumSet.of(HighlightFlag.PHRASES, HighlightFlag.MULTI_TERM_QUERY, HighlightFlag.WEIGHT_MATCHES);
    }

    @Override
    protected FieldHighlighter getFieldHighlighter(String field, Query query, Set<Term> terms, int maxPassages) {
      return bounds == null
          ? super.getFieldHighlighter(field, query, terms, maxPassages)
          : new GivenBounds(field, getOffsetStrategy(OffsetSource.POSTINGS, getHighlightComponents(field, query, terms)), this);
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

  /** Lucene's own choice of passages, with the bounds that are given. */
  static class GivenBounds extends FieldHighlighter {
    final boolean counts;

    GivenBounds(String field, FieldOffsetStrategy strategy, Highlighter highlighter) {
      super(field, strategy, new Bounds(highlighter.bounds), new PassageScorer(), highlighter.most, 0, new Printer());
      counts = highlighter.withScores;
    }

    @Override
    protected Passage[] highlightOffsetsEnums(OffsetsEnum places) throws IOException {
      return super.highlightOffsetsEnums(counts ? new Counted(places) : places);
    }
  }

  /** The same places, each of each term once, in the order of the text, with the frequencies of terms. */
  static class Counted extends OffsetsEnum {
    final List<Place> places = new ArrayList<>();
    final Map<BytesRef, Integer> counts = new HashMap<>();
    int at = -1;

    Counted(OffsetsEnum all) throws IOException {
      LinkedHashSet<Place> found = new LinkedHashSet<>();
      while (all.nextPosition()) {
        found.add(new Place(all.startOffset(), all.endOffset(), BytesRef.deepCopyOf(all.getTerm())));
      }
      places.addAll(found);
      places.sort(Comparator.comparingInt((Place place) -> place.start).thenComparingInt(place -> place.end));
      for (Place place : places) {
        counts.merge(place.term, 1, Integer::sum);
      }
    }

    @Override
    public boolean nextPosition() {
      return ++at < places.size();
    }

    @Override
    public int freq() {
      return counts.get(getTerm());
    }

    @Override
    public BytesRef getTerm() {
      return places.get(at).term;
    }

    @Override
    public int startOffset() {
      return places.get(at).start;
    }

    @Override
    public int endOffset() {
      return places.get(at).end;
    }
  }

  static class Place {
    final int start;
    final int end;
    final BytesRef term;

    Place(int start, int end, BytesRef term) {
      this.start = start;
      this.end = end;
      this.term = term;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Place && ((Place) other).start == start && ((Place) other).end == end && ((Place) other).term.equals(term);
    }

    @Override
    public int hashCode() {
      return Objects.hash(start, end, term);
    }
  }

  /** Bounds that are given. Only what FieldHighlighter asks is answered. */
  static class Bounds extends BreakIterator {
    final TreeSet<Integer> bounds;
    CharacterIterator text;

    Bounds(TreeSet<Integer> bounds) {
      this.bounds = bounds;
    }

    @Override
    public void setText(CharacterIterator text) {
      this.text = text;
    }

    @Override
    public CharacterIterator getText() {
      return text;
    }

    @Override
    public int following(int offset) {
      Integer bound = bounds.higher(offset);
      return bound == null ? DONE : bound;
    }

    @Override
    public int preceding(int offset) {
      Integer bound = bounds.lower(offset);
      return bound == null ? DONE : bound;
    }

    @Override
    public int first() {
      return bounds.first();
    }

    @Override
    public int current() {
      return bounds.first();
    }

    @Override
    public int last() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int next() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int next(int count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int previous() {
      throw new UnsupportedOperationException();
    }
  }

  static class Printer extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      StringBuilder text = new StringBuilder();
      Map<BytesRef, Integer> numbers = new HashMap<>();
      for (Passage passage : passages) {
        text.append(passage.getStartOffset()).append('-').append(passage.getEndOffset()).append(':');
        text.append(Integer.toHexString(Float.floatToIntBits(passage.getScore()))).append('{');
        for (int i = 0; i < passage.getNumMatches(); i++) {
          text.append(i > 0 ? "," : "").append(passage.getMatchStarts()[i]).append('-').append(passage.getMatchEnds()[i]);
          text.append('#').append(numbers.computeIfAbsent(passage.getMatchTerms()[i], term -> numbers.size()));
        }
        text.append('}');
      }
      return text;
    }
  }
}
