import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.codecs.lucene87.Lucene87Codec;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.BinaryPoint;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.FloatPoint;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Writes an index of so many documents with random fields of all kinds, and random deletions, updates, commits and merges. Fields: id (stored
 * keyword); text0, text1 ... with random options; published (point, doc values, stored); kinds of doc values, points and stored values with random
 * density.
 */
class WriteRandom {
  static final IndexOptions[] OPTIONS = {
    IndexOptions.DOCS, IndexOptions.DOCS_AND_FREQS, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS
  };

  final Random random;
  final int docs;
  final List<FieldType> types = new ArrayList<>();
  final List<Boolean> marked = new ArrayList<>();
  final double[] density = new double[16];
  final int[] shape = new int[16];
  final int words;
  final boolean soft;
  final boolean sorted;

  WriteRandom(long seed, int docs) {
    random = new Random(seed);
    this.docs = docs;
    words = 1 << (3 + random.nextInt(10));
    soft = random.nextInt(4) == 0;
    sorted = random.nextInt(3) == 0;
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      FieldType type = new FieldType();
      IndexOptions options = OPTIONS[random.nextInt(4)];
      type.setIndexOptions(options);
      type.setOmitNorms(random.nextInt(4) == 0);
      type.setStored(random.nextBoolean());
      if (random.nextInt(3) == 0) {
        type.setStoreTermVectors(true);
        boolean positions = random.nextBoolean();
        type.setStoreTermVectorPositions(positions);
        type.setStoreTermVectorOffsets(random.nextBoolean());
        type.setStoreTermVectorPayloads(positions && random.nextBoolean());
      }
      type.freeze();
      types.add(type);
      marked.add(random.nextBoolean());
    }
    for (int i = 0; i < density.length; i++) {
      double[] some = {0, 1, 1, 0.9, 0.5, 0.05, 0.002};
      density[i] = some[random.nextInt(some.length)];
      shape[i] = random.nextInt(6);
    }
  }

  /** Gives what was chosen. */
  String run(String folder) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new Words());
    config.setUseCompoundFile(random.nextBoolean());
    boolean small = random.nextInt(3) == 0;
    config.setCodec(new Lucene87Codec(small ? Lucene87Codec.Mode.BEST_COMPRESSION : Lucene87Codec.Mode.BEST_SPEED));
    config.setMaxBufferedDocs(Math.max(2, 1 + docs / (1 + random.nextInt(9))));
    config.setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH);
    config.setMergePolicy(merges());
    config.setMergeScheduler(random.nextBoolean() ? new SerialMergeScheduler() : new ConcurrentMergeScheduler());
    if (soft) {
      config.setSoftDeletesField("gone");
    }
    Sort sort = sorted ? sort() : null;
    if (sorted) {
      config.setIndexSort(sort);
    }
    try (Directory directory = new NIOFSDirectory(Paths.get(folder));
        IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < docs; i++) {
        if (!sorted && random.nextInt(50) == 0) {
          List<Document> block = new ArrayList<>();
          for (int end = Math.min(docs, i + 1 + random.nextInt(5)); i < end; i++) {
            block.add(document(i));
          }
          i--;
          writer.addDocuments(block);
        } else if (random.nextInt(12) == 0) {
          int replaced = random.nextInt(i + 1);
          writer.updateDocument(id(replaced), document(replaced));
        } else {
          writer.addDocument(document(i));
        }
        change(writer, i);
      }
      Map<String, String> data = new HashMap<>();
      data.put("made", "by chance " + docs);
      writer.setLiveCommitData(data.entrySet());
      if (random.nextInt(6) == 0) {
        writer.forceMerge(1 + random.nextInt(3));
      }
      writer.commit();
    }
    return (small ? "BEST_COMPRESSION " : "") + (soft ? "soft " : "") + "sort=" + sort;
  }

  void change(IndexWriter writer, int i) throws Exception {
    Term some = id(random.nextInt(i + 1));
    switch (random.nextInt(60)) {
      case 0:
      case 1:
        writer.deleteDocuments(some);
        break;
      case 2:
        writer.deleteDocuments(new TermQuery(some));
        break;
      case 3:
        writer.updateNumericDocValue(some, "count", random.nextInt(50));
        break;
      case 4:
        writer.updateBinaryDocValue(some, "blob", bytes(2));
        break;
      case 5:
        if (soft) {
          writer.softUpdateDocument(some, document(i), new NumericDocValuesField("gone", 1));
        }
        break;
      case 6:
        if (random.nextInt(1 + docs / 100) == 0) {
          writer.commit();
        }
        break;
      case 7:
        if (random.nextInt(1 + docs / 20) == 0) {
          writer.forceMergeDeletes();
        }
        break;
      default:
        break;
    }
  }

  static Term id(int i) {
    return new Term("id", Integer.toString(i));
  }

  MergePolicy merges() {
    MergePolicy policy;
    switch (random.nextInt(4)) {
      case 0:
        policy = new LogDocMergePolicy();
        break;
      case 1:
        policy = new TieredMergePolicy();
        ((TieredMergePolicy) policy).setSegmentsPerTier(2 + random.nextInt(3));
        break;
      default:
        return NoMergePolicy.INSTANCE;
    }
    policy.setNoCFSRatio(random.nextInt(3) / 2.0);
    return policy;
  }

  Document document(int i) {
    Document document = new Document();
    document.add(new StringField("id", Integer.toString(i), Field.Store.YES));
    for (int f = 0; f < types.size(); f++) {
      for (int values = random.nextInt(5) == 0 ? random.nextInt(3) : 1; values > 0; values--) {
        document.add(new Field("text" + f, text(), types.get(f)));
      }
    }
    // The first documents have what is updated later: only fields that exist can be.
    if (i == 0 || random.nextBoolean()) {
      document.add(new NumericDocValuesField("count", random.nextInt(100)));
      document.add(new BinaryDocValuesField("blob", bytes(3)));
    }
    if (random.nextInt(10) != 0) {
      long published = 86400000L * (random.nextInt(2000) - 300);
      document.add(new LongPoint("published", published));
      document.add(new NumericDocValuesField("published", published));
      document.add(new StoredField("published", published));
    }
    values(document);
    points(document, i);
    return document;
  }

  void values(Document document) {
    if (has(0)) {
      document.add(new NumericDocValuesField("numeric", number(0)));
    }
    if (has(1)) {
      document.add(new BinaryDocValuesField("binary", bytes(1)));
    }
    if (has(2)) {
      document.add(new SortedDocValuesField("sorted", bytes(2)));
    }
    for (int n = has(3) ? 1 + random.nextInt(3) : 0; n > 0; n--) {
      document.add(new SortedSetDocValuesField("set", bytes(3)));
    }
    for (int n = has(4) ? 1 + random.nextInt(3) : 0; n > 0; n--) {
      document.add(new SortedNumericDocValuesField("numbers", number(4)));
    }
    if (has(5)) {
      document.add(new NumericDocValuesField("float", Float.floatToRawIntBits((float) random.nextGaussian())));
    }
    if (has(6)) {
      document.add(new NumericDocValuesField("double", Double.doubleToRawLongBits(random.nextGaussian())));
    }
    for (int n = has(7) ? random.nextInt(4) : 0; n > 0; n--) {
      document.add(new StoredField("stored", random.nextGaussian()));
      document.add(new StoredField("stored", (float) random.nextGaussian()));
      document.add(new StoredField("stored", random.nextInt(1 << random.nextInt(31))));
      document.add(new StoredField("stored", random.nextLong() >> random.nextInt(64)));
      document.add(new StoredField("stored", bytes(7)));
      document.add(new StoredField("stored", text()));
    }
  }

  void points(Document document, int i) {
    if (has(8)) {
      document.add(new IntPoint("int", (int) number(8)));
    }
    if (has(9)) {
      document.add(new LongPoint("box", random.nextInt(50), random.nextLong(), random.nextInt(3)));
    }
    if (has(10)) {
      document.add(new LongRange("range", new long[] {i, 7}, new long[] {i + random.nextInt(100), 7 + random.nextInt(3)}));
    }
    if (has(11)) {
      document.add(new FloatPoint("place", (float) random.nextGaussian(), random.nextInt(9)));
    }
    for (int n = has(12) ? random.nextInt(3) : 0; n > 0; n--) {
      document.add(new DoublePoint("double point", random.nextInt(3) == 0 ? 1 : random.nextGaussian()));
    }
    if (has(13)) {
      byte[] address = new byte[16];
      random.nextBytes(address);
      address[0] = (byte) random.nextInt(2);
      document.add(new BinaryPoint("address", address));
    }
  }

  boolean has(int field) {
    return random.nextDouble() < density[field];
  }

  long number(int field) {
    switch (shape[field]) {
      case 0:
        return 7;
      case 1:
        return random.nextInt(3);
      case 2:
        return 1000L * random.nextInt(1000) + 3;
      case 3:
        return random.nextInt(100) == 0 ? random.nextLong() : random.nextInt(100);
      case 4:
        return random.nextLong() >> random.nextInt(64);
      default:
        return random.nextInt(200000) - 100000;
    }
  }

  BytesRef bytes(int field) {
    byte[] bytes = new byte[shape[field] < 2 ? 4 : random.nextInt(shape[field] == 2 ? 40 : 5)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(shape[field] < 4 ? 256 : 3);
    }
    return new BytesRef(bytes);
  }

  /** Frequent words and rare ones. */
  String text() {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(300) == 0 ? random.nextInt(3000) : random.nextInt(16);
    for (int i = 0; i < count; i++) {
      text.append('w').append(random.nextInt(1 + random.nextInt(words))).append(random.nextInt(40) == 0 ? "\u00e9\ud83d\ude00 " : " ");
    }
    return text.toString();
  }

  Sort sort() {
    SortField[] fields = new SortField[1 + random.nextInt(3)];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = sortField();
    }
    return new Sort(fields);
  }

  SortField sortField() {
    boolean reverse = random.nextBoolean();
    boolean missing = random.nextBoolean();
    SortField field;
    switch (random.nextInt(6)) {
      case 0:
        field = new SortField("sorted", SortField.Type.STRING, reverse);
        break;
      case 1:
        field = new SortedSetSortField("set", reverse, SortedSetSelector.Type.values()[random.nextInt(4)]);
        break;
      case 2:
        field = new SortedNumericSortField("numbers", SortField.Type.LONG, reverse, SortedNumericSelector.Type.values()[random.nextInt(2)]);
        break;
      case 3:
        field = new SortField("float", SortField.Type.FLOAT, reverse);
        break;
      case 4:
        field = new SortField("double", SortField.Type.DOUBLE, reverse);
        break;
      default:
        field = new SortField("published", SortField.Type.LONG, reverse);
        break;
    }
    if (missing) {
      field.setMissingValue(missing(field));
    }
    return field;
  }

  Object missing(SortField field) {
    if (field instanceof SortedSetSortField || field.getType() == SortField.Type.STRING) {
      return random.nextBoolean() ? SortField.STRING_LAST : SortField.STRING_FIRST;
    }
    SortField.Type type = field instanceof SortedNumericSortField ? ((SortedNumericSortField) field).getNumericType() : field.getType();
    switch (type) {
      case FLOAT:
        return (float) random.nextGaussian();
      case DOUBLE:
        return random.nextGaussian();
      default:
        return random.nextLong();
    }
  }

  /** Words of some fields with now and then a payload, and several at one place. */
  class Words extends Analyzer {
    Words() {
      super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokenizer = new WhitespaceTokenizer();
      TokenStream stream = field.startsWith("text") && marked.get(field.charAt(4) - '0') ? new WriteEverything.Marks(tokenizer) : tokenizer;
      return new TokenStreamComponents(tokenizer, stream);
    }
  }
}
