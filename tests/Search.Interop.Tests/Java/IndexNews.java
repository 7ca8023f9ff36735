import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * OPERATIONS INDEX [compound] [sorted]: does with an IndexWriter what a file says, and leaves merging to the file. Sorted: the newest first.
 * Big-endian: a byte, then A or U, number of values, values: add a document, or update the one with its id; D, id: delete; C: commit; M, number: merge to so many segments.
 * A value is the field's name, 0 and a text or 1 and a long. Texts are a length in bytes and UTF-8.
 */
public class IndexNews {
  static final FieldType TEXT = new FieldType(TextField.TYPE_NOT_STORED);
  static final FieldType STORED_TEXT = new FieldType(TextField.TYPE_STORED);

  static {
    TEXT.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    STORED_TEXT.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
  }

  public static void main(String[] args) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new NewsAnalyzer());
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    boolean compound = Arrays.asList(args).contains("compound");
    config.setUseCompoundFile(compound);
    if (Arrays.asList(args).contains("sorted")) {
      SortField newest = new SortField("published", SortField.Type.LONG, true);
      newest.setMissingValue(Long.MIN_VALUE);
      config.setIndexSort(new Sort(newest));
    }
    config.setRAMBufferSizeMB(512);
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(args[0]), 1 << 16));
        Directory directory = FSDirectory.open(Paths.get(args[1]));
        IndexWriter writer = new IndexWriter(directory, config)) {
      for (int operation = in.read(); operation >= 0; operation = in.read()) {
        switch (operation) {
          case 'A':
            writer.addDocument(document(in));
            break;
          case 'U':
            Document document = document(in);
            writer.updateDocument(new Term("id", document.get("id")), document);
            break;
          case 'D':
            writer.deleteDocuments(new Term("id", text(in)));
            break;
          case 'C':
            writer.commit();
            break;
          case 'M':
            TieredMergePolicy policy = new TieredMergePolicy();
            policy.setNoCFSRatio(compound ? 1 : 0);
            writer.getConfig().setMergePolicy(policy);
            writer.forceMerge(in.readInt());
            writer.getConfig().setMergePolicy(NoMergePolicy.INSTANCE);
            break;
          default:
            throw new IllegalArgumentException("operation " + operation);
        }
      }
    }
  }

  /** Fields in the order of the schema, and those of a title and a body together with both. */
  static Document document(DataInputStream in) throws Exception {
    Document document = new Document();
    String title = null;
    String body = null;
    for (int count = in.readInt(); count > 0; count--) {
      String field = text(in);
      if (in.read() == 1) {
        number(document, field, in.readLong());
        continue;
      }
      String value = text(in);
      switch (field) {
        case "title":
          title = value;
          document.add(new Field(field, value, STORED_TEXT));
          break;
        case "body":
          body = value;
          document.add(new Field(field, value, STORED_TEXT));
          break;
        case "id":
          document.add(new StringField(field, value, Field.Store.YES));
          break;
        case "topic":
          document.add(new StringField(field, value, Field.Store.NO));
          document.add(new SortedSetDocValuesField(field, new BytesRef(value)));
          break;
        default:
          document.add(new StringField(field, value, Field.Store.NO));
          document.add(new SortedDocValuesField(field, new BytesRef(value)));
      }
    }
    if (title != null) {
      document.add(new Field("text", title, TEXT));
    }
    if (body != null) {
      document.add(new Field("text", body, TEXT));
    }
    return document;
  }

  static void number(Document document, String field, long value) {
    switch (field) {
      case "year":
        document.add(new IntPoint(field, (int) value));
        document.add(new NumericDocValuesField(field, value));
        document.add(new StoredField(field, (int) value));
        break;
      case "published":
        document.add(new LongPoint(field, value));
        document.add(new NumericDocValuesField(field, value));
        document.add(new StoredField(field, value));
        break;
      default:
        document.add(new LongPoint(field, value));
        document.add(new SortedNumericDocValuesField(field, value));
    }
  }

  static String text(DataInputStream in) throws Exception {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static class NewsAnalyzer extends DelegatingAnalyzerWrapper {
    final Map<String, Analyzer> byField = new HashMap<>();

    NewsAnalyzer() {
      super(Analyzer.PER_FIELD_REUSE_STRATEGY);
      byField.put("title", new EnglishAnalyzer());
      byField.put("body", new StandardAnalyzer());
      byField.put("text", new EnglishAnalyzer(CharArraySet.EMPTY_SET));
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
      return byField.get(field);
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return 100;
    }
  }
}
