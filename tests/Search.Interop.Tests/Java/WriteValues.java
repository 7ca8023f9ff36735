import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.codecs.lucene87.Lucene87Codec;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SlowCodecReaderWrapper;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Writes one segment from a description. Arguments: folder, description file, [compress].
 * One line a document; a line has parts "kind,field,value" separated by blanks. Kinds: n numeric, b binary, s sorted, ss sorted set, sn sorted numeric,
 * norm (a text field whose norm is the value), p<dimensions>x<index dimensions>x<bytes> (a point). Values: decimal numbers; bytes in hexadecimal, "-" for none.
 */
public class WriteValues {
  private static final Map<String, Long> NORMS = new HashMap<>();

  public static void main(String[] args) throws Exception {
    List<String> lines = Files.readAllLines(Paths.get(args[1]), StandardCharsets.UTF_8);
    boolean compress = args.length > 2 && args[2].equals("compress");
    // A flushed segment has its fields in the order of a hash table; the copy that addIndexes makes has them in the order of their numbers.
    try (Directory flushed = new ByteBuffersDirectory(); Directory directory = FSDirectory.open(Paths.get(args[0]))) {
      write(flushed, lines, config(compress));
      try (DirectoryReader reader = DirectoryReader.open(flushed); IndexWriter writer = new IndexWriter(directory, config(compress))) {
        if (reader.leaves().size() != 1) {
          throw new AssertionError(reader.leaves().size() + " segments");
        }
        writer.addIndexes(SlowCodecReaderWrapper.wrap(reader.leaves().get(0).reader()));
        writer.commit();
      }
    }
  }

  private static IndexWriterConfig config(boolean compress) {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setCodec(new Lucene87Codec(compress ? Lucene87Codec.Mode.BEST_COMPRESSION : Lucene87Codec.Mode.BEST_SPEED));
    config.setUseCompoundFile(false);
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setRAMBufferSizeMB(512);
    config.setSimilarity(new GivenNorms());
    return config;
  }

  private static void write(Directory directory, List<String> lines, IndexWriterConfig config) throws Exception {
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (String line : lines) {
        Document document = new Document();
        for (String part : line.split(" ")) {
          if (!part.isEmpty()) {
            add(document, part.split(",", 3));
          }
        }
        writer.addDocument(document);
      }
      writer.commit();
    }
  }

  private static void add(Document document, String[] part) {
    String name = part[1];
    switch (part[0]) {
      case "n": document.add(new NumericDocValuesField(name, Long.parseLong(part[2]))); break;
      case "sn": document.add(new SortedNumericDocValuesField(name, Long.parseLong(part[2]))); break;
      case "b": document.add(new BinaryDocValuesField(name, bytes(part[2]))); break;
      case "s": document.add(new SortedDocValuesField(name, bytes(part[2]))); break;
      case "ss": document.add(new SortedSetDocValuesField(name, bytes(part[2]))); break;
      case "norm":
        NORMS.put(name, Long.parseLong(part[2]));
        document.add(new TextField(name, "word", Field.Store.NO));
        break;
      default:
        String[] shape = part[0].substring(1).split("x");
        FieldType type = new FieldType();
        type.setDimensions(Integer.parseInt(shape[0]), Integer.parseInt(shape[1]), Integer.parseInt(shape[2]));
        document.add(new Field(name, bytes(part[2]), type));
    }
  }

  private static BytesRef bytes(String hex) {
    if (hex.equals("-")) {
      return new BytesRef();
    }
    byte[] bytes = new byte[hex.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
    }
    return new BytesRef(bytes);
  }

  private static final class GivenNorms extends Similarity {
    @Override
    public long computeNorm(FieldInvertState state) {
      return NORMS.get(state.getName());
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
      throw new UnsupportedOperationException();
    }
  }
}
