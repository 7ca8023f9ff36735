import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocValuesFieldExistsQuery;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.NormsFieldExistsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.search.spans.FieldMaskingSpanQuery;
import org.apache.lucene.search.spans.SpanMultiTermQueryWrapper;
import org.apache.lucene.search.spans.SpanNearQuery;
import org.apache.lucene.search.spans.SpanOrQuery;
import org.apache.lucene.search.spans.SpanQuery;
import org.apache.lucene.search.spans.SpanTermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * QUERIES ANSWERS [INDEX]: reads one query a line and writes one line for each: the query as Lucene prints it, tab, number of matches, tab, hits as
 * docid:id:scorebits, tab, counts as number=count largest number first and none=count. Without an index only the first part.
 * A query line is words between spaces: hits wanted, order (score, newest:FIELD or oldest:FIELD), field to count by or -, query (operator first).
 * Texts begin with ' and have all bytes but ASCII letters and digits as %XX; floats are their bits.
 */
public class SearchQueries {
  static final Long NONE = Long.MIN_VALUE;

  public static void main(String[] args) throws Exception {
    List<String> lines = Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Paths.get(args[1]), StandardCharsets.UTF_8))) {
      if (args.length == 2) {
        for (String line : lines) {
          out.print(new Notation(line.split(" "), 3).query() + "\n");
        }
        return;
      }
      try (Directory directory = FSDirectory.open(Paths.get(args[2]))) {
        answer(directory, lines, out);
      }
    }
  }

  static void answer(Directory directory, List<String> lines, PrintWriter out) throws Exception {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      for (String line : lines) {
        String[] words = line.split(" ");
        answer(searcher, words, new Notation(words, 3).query(), out);
      }
    }
  }

  static void answer(IndexSearcher searcher, String[] words, Query query, PrintWriter out) throws Exception {
    TopDocs top = top(searcher, query, Integer.parseInt(words[0]), words[1]);
    out.print(query + "\t" + top.totalHits.value + "\t");
    for (ScoreDoc hit : top.scoreDocs) {
      String id = searcher.doc(hit.doc, Collections.singleton("id")).get("id");
      // Function scores can be -0, which orders as 0 does.
      out.print(hit.doc + ":" + id + ":" + Integer.toHexString(Float.floatToIntBits(hit.score + 0f)) + " ");
    }
    out.print("\t");
    if (!words[2].equals("-")) {
      Map<Long, Integer> counts = counts(searcher, query, words[2]);
      int none = counts.remove(NONE);
      for (Map.Entry<Long, Integer> count : counts.entrySet()) {
        out.print(count.getKey() + "=" + count.getValue() + " ");
      }
      out.print("none=" + none);
    }
    out.print("\n");
  }

  static TopDocs top(IndexSearcher searcher, Query query, int take, String order) throws Exception {
    int most = Math.max(1, Math.min(take, searcher.getIndexReader().maxDoc()));
    if (order.equals("score")) {
      TopScoreDocCollector collector = TopScoreDocCollector.create(most, Integer.MAX_VALUE);
      searcher.search(query, collector);
      return collector.topDocs();
    }
    boolean newest = order.startsWith("newest:");
    SortField field = new SortField(order.substring(order.indexOf(':') + 1), SortField.Type.LONG, newest);
    field.setMissingValue(newest ? Long.MIN_VALUE : Long.MAX_VALUE);
    TopFieldCollector collector = TopFieldCollector.create(new Sort(field), most, Integer.MAX_VALUE);
    searcher.search(query, collector);
    TopDocs top = collector.topDocs();
    TopFieldCollector.populateScores(top.scoreDocs, searcher, query);
    return top;
  }

  /** Documents by number, counted one by one; of the field "published" by the year of the date. Of several numbers each distinct one counts. */
  static Map<Long, Integer> counts(IndexSearcher searcher, Query query, String field) throws Exception {
    Map<Long, Integer> counts = new TreeMap<>(Collections.reverseOrder());
    counts.put(NONE, 0);
    searcher.search(query, new SimpleCollector() {
      SortedNumericDocValues values;

      @Override
      protected void doSetNextReader(LeafReaderContext context) throws java.io.IOException {
        values = DocValues.getSortedNumeric(context.reader(), field);
      }

      @Override
      public void collect(int doc) throws java.io.IOException {
        Set<Long> distinct = new HashSet<>();
        if (values.advanceExact(doc)) {
          for (int i = 0; i < values.docValueCount(); i++) {
            long value = values.nextValue();
            distinct.add(field.equals("published") ? Instant.ofEpochMilli(value).atOffset(ZoneOffset.UTC).getYear() : value);
          }
        } else {
          distinct.add(NONE);
        }
        for (long value : distinct) {
          counts.merge(value, 1, Integer::sum);
        }
      }

      @Override
      public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
      }
    });
    return counts;
  }

  /** Words that follow each other, the last a prefix: rewritten with the first terms that begin so to what OpenSearch rewrites its match_phrase_prefix to. */
  static class PhrasePrefix extends Query {
    final String field;
    final int expansions;
    final String[] words;

    PhrasePrefix(String field, int expansions, String[] words) {
      this.field = field;
      this.expansions = expansions;
      this.words = words;
    }

    @Override
    public Query rewrite(IndexReader reader) throws java.io.IOException {
      List<Term> last = new ArrayList<>();
      BytesRef prefix = new BytesRef(words[words.length - 1]);
      Terms terms = MultiTerms.getTerms(reader, field);
      TermsEnum walk = terms == null ? TermsEnum.EMPTY : terms.iterator();
      if (walk.seekCeil(prefix) != TermsEnum.SeekStatus.END) {
        for (BytesRef term = walk.term(); term != null && StringHelper.startsWith(term, prefix) && last.size() < expansions; term = walk.next()) {
          last.add(new Term(field, BytesRef.deepCopyOf(term)));
        }
      }
      if (last.isEmpty()) {
        return new MatchNoDocsQuery("no expansion of a PhrasePrefixQuery");
      }
      MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
      for (int i = 0; i < words.length - 1; i++) {
        phrase.add(new Term(field, words[i]));
      }
      return phrase.add(last.toArray(new Term[0])).build();
    }

    @Override
    public String toString(String defaultField) {
      return (field.equals(defaultField) ? "" : field + ":") + "\"" + String.join(" ", words) + "*\"";
    }

    @Override
    public boolean equals(Object other) {
      return sameClassAs(other) && toString().equals(other.toString()) && expansions == ((PhrasePrefix) other).expansions;
    }

    @Override
    public int hashCode() {
      return toString().hashCode();
    }
  }

  /** Reads a query, operator first. */
  static class Notation {
    final String[] words;
    int at;

    Notation(String[] words, int at) {
      this.words = words;
      this.at = at;
    }

    Query query() {
      String kind = words[at++];
      switch (kind) {
        case "term":
          return new TermQuery(new Term(text(), bytes()));
        case "phrase":
          return phrase();
        case "bool":
          return bool();
        case "max":
          return max();
        case "prefix":
          return new PrefixQuery(new Term(text(), bytes()));
        case "wildcard":
          return new WildcardQuery(new Term(text(), bytes()));
        case "regexp":
          return new RegexpQuery(new Term(text(), bytes()));
        case "fuzzy":
          return new FuzzyQuery(new Term(text(), bytes()), (int) number(), (int) number(), (int) number(), number() == 1);
        case "set":
          return set();
        case "terms":
          return new TermRangeQuery(text(), end(), end(), number() == 1, number() == 1);
        case "ints":
          return IntPoint.newRangeQuery(text(), (int) number(), (int) number());
        case "longs":
          return LongPoint.newRangeQuery(text(), number(), number());
        case "values":
          return SortedNumericDocValuesField.newSlowRangeQuery(text(), number(), number());
        case "either":
          return new IndexOrDocValuesQuery(query(), query());
        case "all":
          return new MatchAllDocsQuery();
        case "none":
          return new MatchNoDocsQuery();
        case "constant":
          return new ConstantScoreQuery(query());
        case "boost":
          float boost = real();
          return new BoostQuery(query(), boost);
        case "synonym":
          return synonym();
        case "hasvalues":
          return new DocValuesFieldExistsQuery(text());
        case "hasnorms":
          return new NormsFieldExistsQuery(text());
        case "distance":
          return LongPoint.newDistanceFeatureQuery(text(), real(), number(), number());
        case "function":
          return function(query());
        case "phrases":
          return phrases();
        case "phraseprefix":
          return new PhrasePrefix(text(), (int) number(), texts());
        case "spanterm":
          return new SpanTermQuery(new Term(text(), bytes()));
        case "spannear":
          int spanSlop = (int) number();
          boolean inOrder = number() == 1;
          return new SpanNearQuery(spans(), spanSlop, inOrder);
        case "spanor":
          return new SpanOrQuery(spans());
        case "spanmask":
          String mask = text();
          return new FieldMaskingSpanQuery((SpanQuery) query(), mask);
        case "spanmulti":
          return new SpanMultiTermQueryWrapper<>((MultiTermQuery) query());
        default:
          throw new IllegalArgumentException(kind);
      }
    }

    Query synonym() {
      String field = text();
      SynonymQuery.Builder synonym = new SynonymQuery.Builder(field);
      for (int count = (int) number(); count > 0; count--) {
        float boost = real();
        synonym.addTerm(new Term(field, bytes()), boost);
      }
      return synonym.build();
    }

    Query function(Query query) {
      switch (words[at]) {
        case "times":
          at++;
          return FunctionScoreQuery.boostByValue(query, source());
        case "matching":
          at++;
          float boost = real();
          return FunctionScoreQuery.boostByQuery(query, query(), boost);
        default:
          return new FunctionScoreQuery(query, source());
      }
    }

    DoubleValuesSource source() {
      switch (words[at++]) {
        case "long":
          return DoubleValuesSource.fromLongField(text());
        case "float":
          return DoubleValuesSource.fromFloatField(text());
        case "double":
          return DoubleValuesSource.fromDoubleField(text());
        case "constant":
          return DoubleValuesSource.constant(Double.longBitsToDouble(Long.parseUnsignedLong(words[at++], 16)));
        case "scores":
          return DoubleValuesSource.SCORES;
        case "scored":
          return DoubleValuesSource.fromQuery(query());
        default:
          throw new IllegalArgumentException(words[at - 1]);
      }
    }

    Query phrase() {
      PhraseQuery.Builder phrase = new PhraseQuery.Builder();
      String field = text();
      phrase.setSlop((int) number());
      for (int count = (int) number(); count > 0; count--) {
        int position = (int) number();
        phrase.add(new Term(field, bytes()), position);
      }
      return phrase.build();
    }

    Query phrases() {
      MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
      String field = text();
      phrase.setSlop((int) number());
      for (int count = (int) number(); count > 0; count--) {
        int position = (int) number();
        Term[] terms = new Term[(int) number()];
        for (int i = 0; i < terms.length; i++) {
          terms[i] = new Term(field, bytes());
        }
        phrase.add(terms, position);
      }
      return phrase.build();
    }

    SpanQuery[] spans() {
      SpanQuery[] spans = new SpanQuery[(int) number()];
      for (int i = 0; i < spans.length; i++) {
        spans[i] = (SpanQuery) query();
      }
      return spans;
    }

    String[] texts() {
      String[] texts = new String[(int) number()];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = text();
      }
      return texts;
    }

    Query bool() {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      query.setMinimumNumberShouldMatch((int) number());
      for (int count = (int) number(); count > 0; count--) {
        BooleanClause.Occur occur = BooleanClause.Occur.valueOf(words[at++]);
        query.add(query(), occur);
      }
      return query.build();
    }

    Query max() {
      float tie = real();
      List<Query> parts = new ArrayList<>();
      for (int count = (int) number(); count > 0; count--) {
        parts.add(query());
      }
      return new DisjunctionMaxQuery(parts, tie);
    }

    Query set() {
      String field = text();
      List<BytesRef> terms = new ArrayList<>();
      for (int count = (int) number(); count > 0; count--) {
        terms.add(bytes());
      }
      return new TermInSetQuery(field, terms);
    }

    long number() {
      return Long.parseLong(words[at++]);
    }

    float real() {
      return Float.intBitsToFloat(Integer.parseUnsignedInt(words[at++], 16));
    }

    BytesRef end() {
      if (words[at].equals("*")) {
        at++;
        return null;
      }
      return bytes();
    }

    String text() {
      return bytes().utf8ToString();
    }

    BytesRef bytes() {
      String word = words[at++];
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int i = 1; i < word.length(); i++) {
        if (word.charAt(i) == '%') {
          bytes.write(Integer.parseInt(word.substring(i + 1, i + 3), 16));
          i += 2;
        } else {
          bytes.write(word.charAt(i));
        }
      }
      return new BytesRef(bytes.toByteArray());
    }
  }
}
