import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * SEED FOLDER: writes a random index that uses whatever Lucene offers, and prints for each segment what CheckIndex counts:
 * name, documents, deleted ones, terms, points.
 */
public class WriteEverything {
  static final IndexOptions[] OPTIONS = {
    IndexOptions.DOCS, IndexOptions.DOCS_AND_FREQS, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS
  };

  final Random random;
  final List<FieldType> types = new ArrayList<>();

  WriteEverything(long seed) {
    random = new Random(seed);
    for (int i = 0; i < 8; i++) {
      FieldType type = new FieldType();
      type.setIndexOptions(OPTIONS[i % 4]);
      type.setOmitNorms(i == 5 || i == 1);
      type.setStored(random.nextBoolean());
      if (i == 6) {
        type.setStoreTermVectors(true);
      }
      type.freeze();
      types.add(type);
    }
  }

  public static void main(String[] args) throws Exception {
    new WriteEverything(Long.parseLong(args[0])).run(args[1]);
  }

  void run(String folder) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new Words());
    config.setUseCompoundFile(random.nextBoolean());
    config.setSimilarity(new Norms());
    config.setMaxBufferedDocs(random.nextInt(300) + 2);
    config.setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH);
    boolean soft = random.nextInt(3) == 0;
    boolean sorted = random.nextInt(3) == 0;
    if (soft) {
      config.setSoftDeletesField("gone");
    }
    if (sorted) {
      config.setIndexSort(sort());
    }
    try (Directory directory = FSDirectory.open(Paths.get(folder))) {
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        int docs = 1 + random.nextInt(1000);
        for (int i = 0; i < docs; i++) {
          writer.addDocument(document(i));
          Term some = new Term("id", Integer.toString(random.nextInt(i + 1)));
          switch (random.nextInt(40)) {
            case 0:
              writer.deleteDocuments(some);
              break;
            case 1:
              writer.updateNumericDocValue(some, "number", random.nextInt(50));
              break;
            case 2:
              writer.updateBinaryDocValue(some, "binary", bytes());
              break;
            case 3:
              if (soft) {
                writer.softUpdateDocument(some, document(i), new NumericDocValuesField("gone", 1));
              }
              break;
            case 4:
              if (random.nextInt(8) == 0) {
                writer.commit();
              }
              break;
            case 5:
              if (random.nextInt(20) == 0) {
                writer.forceMerge(2);
              }
              break;
            default:
              break;
          }
        }
        writer.commit();
      }
      try (CheckIndex check = new CheckIndex(directory)) {
        CheckIndex.Status status = check.checkIndex();
        if (!status.clean) {
          throw new IllegalStateException("not clean");
        }
        for (CheckIndex.Status.SegmentInfoStatus segment : status.segmentInfos) {
          System.out.println(
              segment.name + " " + segment.maxDoc + " " + (segment.maxDoc - segment.liveDocStatus.numDeleted) + " "
                  + (segment.termIndexStatus.termCount + segment.termIndexStatus.delTermCount) + " " + segment.pointsStatus.totalValuePoints);
        }
      }
    }
  }

  Document document(int i) {
    Document document = new Document();
    document.add(new StringField("id", Integer.toString(i), Field.Store.YES));
    for (int f = 0; f < types.size(); f++) {
      if (random.nextInt(4) != 0) {
        int values = random.nextInt(6) == 0 ? 2 : 1;
        for (int v = 0; v < values; v++) {
          document.add(new Field("text" + f, text(), types.get(f)));
        }
      }
    }
    // The first document has what is updated later: only existing fields can be.
    if (i == 0 || random.nextInt(3) != 0) {
      document.add(new NumericDocValuesField("number", random.nextInt(100)));
      document.add(new SortedDocValuesField("sorted", bytes()));
    }
    if (i == 0 || random.nextInt(2) == 0) {
      document.add(new BinaryDocValuesField("binary", bytes()));
      document.add(new LongPoint("box", random.nextInt(50), random.nextLong(), random.nextInt(3)));
      document.add(new LongRange("range", new long[] {i}, new long[] {i + random.nextInt(100)}));
    }
    for (int n = random.nextInt(4); n > 0; n--) {
      document.add(new SortedNumericDocValuesField("numbers", random.nextLong() >> random.nextInt(64)));
      document.add(new SortedSetDocValuesField("set", bytes()));
      document.add(new IntPoint("int", random.nextInt(1 << random.nextInt(31))));
      document.add(new StoredField("stored", random.nextDouble()));
    }
    return document;
  }

  Sort sort() {
    SortField sorted = new SortField("sorted", SortField.Type.STRING, random.nextBoolean());
    if (random.nextBoolean()) {
      sorted.setMissingValue(random.nextBoolean() ? SortField.STRING_LAST : SortField.STRING_FIRST);
    }
    SortedNumericSortField numbers = new SortedNumericSortField("numbers", SortField.Type.LONG, random.nextBoolean());
    if (random.nextBoolean()) {
      numbers.setMissingValue(random.nextLong());
    }
    SortedSetSortField set = new SortedSetSortField("set", random.nextBoolean());
    if (random.nextBoolean()) {
      set.setMissingValue(random.nextBoolean() ? SortField.STRING_LAST : SortField.STRING_FIRST);
    }
    switch (random.nextInt(3)) {
      case 0:
        return new Sort(sorted, numbers);
      case 1:
        return new Sort(numbers, set);
      default:
        return new Sort(set, sorted);
    }
  }

  BytesRef bytes() {
    byte[] bytes = new byte[random.nextInt(5)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(random.nextBoolean() ? 256 : 3);
    }
    return new BytesRef(bytes);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    // A norm of more than 127 needs more than 40,000 tokens.
    int words = random.nextInt(500) == 0 ? 30000 + random.nextInt(30000) : random.nextInt(30);
    for (int i = 0; i < words; i++) {
      text.append((char) ('a' + random.nextInt(26)));
      if (random.nextInt(3) == 0) {
        text.append(random.nextInt(1000));
      }
      text.append(' ');
    }
    return text.toString();
  }

  /** Words with now and then a payload, and several at one place. */
  static class Words extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokenizer = new WhitespaceTokenizer();
      TokenStream stream = tokenizer;
      if (field.equals("text2") || field.equals("text7")) {
        stream = new Marks(tokenizer);
      }
      return new TokenStreamComponents(tokenizer, stream);
    }
  }

  static final class Marks extends TokenFilter {
    final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
    final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    int count;

    Marks(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws java.io.IOException {
      if (!input.incrementToken()) {
        return false;
      }
      count++;
      payload.setPayload(count % 3 == 0 ? new BytesRef(new byte[] {(byte) count, (byte) (count >> 8)}) : null);
      if (count % 7 == 0 && increment.getPositionIncrement() == 1 && count > 7) {
        increment.setPositionIncrement(0);
      }
      return true;
    }

    @Override
    public void reset() throws java.io.IOException {
      super.reset();
      count = 0;
    }
  }

  /** Most fields as ever; one with norms of more than a byte, one with norms that have nothing to do with lengths. */
  static class Norms extends PerFieldSimilarityWrapper {
    final Similarity usual = new BM25Similarity();

    @Override
    public Similarity get(String field) {
      return field.equals("text3") ? new Odd(1000003) : field.equals("text4") ? new Odd(251) : usual;
    }
  }

  static class Odd extends Similarity {
    final int modulus;

    Odd(int modulus) {
      this.modulus = modulus;
    }

    @Override
    public long computeNorm(FieldInvertState state) {
      return 1 + state.getLength() * 7919L % modulus;
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
      throw new UnsupportedOperationException();
    }
  }
}
