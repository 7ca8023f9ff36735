import java.nio.file.Paths;
import java.util.Random;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** make FOLDER SEED DOCS: writes a random index of several segments with deletions and updates. merge FOLDER: makes one segment of them, in order. */
public class MergeSegments {
  static final IndexOptions[] OPTIONS = {
    IndexOptions.DOCS, IndexOptions.DOCS_AND_FREQS, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS
  };

  public static void main(String[] args) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new Words());
    try (Directory directory = FSDirectory.open(Paths.get(args[1]))) {
      if (args[0].equals("make")) {
        config.setMergePolicy(NoMergePolicy.INSTANCE);
        make(directory, config, new Random(Long.parseLong(args[2])), Integer.parseInt(args[3]));
        return;
      }
      LogDocMergePolicy policy = new LogDocMergePolicy();
      policy.setMergeFactor(1000);
      policy.setNoCFSRatio(0);
      config.setMergePolicy(policy);
      config.setUseCompoundFile(false);
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        writer.forceMerge(1);
      }
    }
  }

  static void make(Directory directory, IndexWriterConfig config, Random random, int docs) throws Exception {
    config.setUseCompoundFile(random.nextBoolean());
    FieldType[] types = new FieldType[6];
    for (int i = 0; i < types.length; i++) {
      types[i] = new FieldType();
      types[i].setIndexOptions(OPTIONS[i % 4]);
      types[i].setOmitNorms(i == 5);
      if (i > 1) {
        types[i].setStoreTermVectors(true);
        types[i].setStoreTermVectorPositions(i > 2);
        types[i].setStoreTermVectorOffsets(i > 3);
        types[i].setStoreTermVectorPayloads(i == 3);
      }
      types[i].freeze();
    }
    int segments = 2 + random.nextInt(5);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < docs; i++) {
        // Some segments lack some fields.
        int segment = i * segments / docs;
        writer.addDocument(document(i, segment, types, random));
        if ((i + 1) * segments / docs > segment) {
          writer.commit();
        }
      }
      for (int i = 0; i < docs; i++) {
        if (random.nextInt(6) == 0 || i < docs / segments / 3) {
          writer.deleteDocuments(new Term("id", Integer.toString(i)));
        } else if (random.nextInt(30) == 0) {
          writer.updateNumericDocValue(new Term("id", Integer.toString(i)), "number", random.nextInt(50));
        }
      }
      writer.commit();
    }
  }

  static Document document(int i, int segment, FieldType[] types, Random random) {
    Document document = new Document();
    document.add(new StringField("id", Integer.toString(i), Field.Store.YES));
    for (int f = 0; f < types.length; f++) {
      if (random.nextInt(4) != 0 && (segment + f) % 3 != 0) {
        document.add(new Field("text" + f, text(random), types[f]));
      }
    }
    document.add(new NumericDocValuesField("number", random.nextInt(100)));
    if (random.nextInt(3) != 0 && segment % 2 == 0) {
      document.add(new SortedDocValuesField("sorted", bytes(random)));
      document.add(new BinaryDocValuesField("binary", bytes(random)));
      document.add(new LongPoint("point", random.nextInt(50)));
      document.add(new LongPoint("box", random.nextInt(5), random.nextInt(9)));
    }
    for (int n = random.nextInt(4); n > 0; n--) {
      document.add(new SortedNumericDocValuesField("numbers", random.nextLong() >> random.nextInt(64)));
      document.add(new SortedSetDocValuesField("set", bytes(random)));
      document.add(new StoredField("stored", random.nextDouble()));
    }
    return document;
  }

  static BytesRef bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(4)];
    random.nextBytes(bytes);
    return new BytesRef(bytes);
  }

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int words = random.nextInt(300) == 0 ? 30000 + random.nextInt(30000) : random.nextInt(30);
    for (int i = 0; i < words; i++) {
      text.append((char) ('a' + random.nextInt(26)));
      if (random.nextInt(3) == 0) {
        text.append(random.nextInt(1000));
      }
      text.append(' ');
    }
    return text.toString();
  }

  /** Words, in one field with payloads. */
  static class Words extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokenizer = new WhitespaceTokenizer();
      TokenStream stream = tokenizer;
      if (field.equals("text3")) {
        stream = new Marks(tokenizer);
      }
      return new TokenStreamComponents(tokenizer, stream);
    }
  }

  static final class Marks extends TokenFilter {
    final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
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
      return true;
    }

    @Override
    public void reset() throws java.io.IOException {
      super.reset();
      count = 0;
    }
  }
}
