import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Fields;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * write FOLDER SEED DOCS: writes one segment of documents with term vectors of all kinds. merge FOLDER: makes one segment of all. All check
 * the index, vectors with postings, too, and print the vectors, a line for each field of a document: doc, field, then term=freq and its occurrences
 * position/start/end/payload.
 */
public class WriteVectors {
  public static void main(String[] args) throws Exception {
    if (args[0].equals("write")) {
      write(args[1], new Random(Long.parseLong(args[2])), Integer.parseInt(args[3]));
    }
    if (args[0].equals("merge")) {
      try (Directory directory = FSDirectory.open(Paths.get(args[1]));
          IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new Words()))) {
        writer.forceMerge(1);
        writer.commit();
      }
    }
    check(args[1]);
    dump(args[1]);
  }

  static void check(String folder) throws Exception {
    try (Directory directory = FSDirectory.open(Paths.get(folder)); CheckIndex check = new CheckIndex(directory)) {
      check.setDoSlowChecks(true);
      check.setInfoStream(System.err, false);
      if (!check.checkIndex().clean) {
        throw new IllegalStateException("not clean");
      }
    }
  }

  static void write(String folder, Random random, int docs) throws Exception {
    List<FieldType> types = new ArrayList<>();
    int fields = random.nextInt(3) == 0 ? 12 : 1 + random.nextInt(6);
    for (int i = 0; i < fields; i++) {
      types.add(type(random));
    }
    IndexWriterConfig config = new IndexWriterConfig(new Words());
    config.setUseCompoundFile(false).setMergePolicy(NoMergePolicy.INSTANCE).setMaxBufferedDocs(1000000).setRAMBufferSizeMB(512);
    try (Directory directory = FSDirectory.open(Paths.get(folder)); IndexWriter writer = new IndexWriter(directory, config)) {
      boolean sparse = docs > 100 && random.nextInt(3) == 0;
      for (int i = 0; i < docs; i++) {
        Document document = new Document();
        for (int f = 0; f < fields && !(sparse && random.nextInt(40) != 0); f++) {
          for (int v = random.nextInt(3); v > 0; v--) {
            FieldType type = types.get(f);
            document.add(new Field((random.nextInt(50) == 0 ? "some" : "field") + f, text(random), type));
          }
        }
        writer.addDocument(document);
      }
      writer.commit();
    }
  }

  static FieldType type(Random random) {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.values()[1 + random.nextInt(4)]);
    type.setStoreTermVectors(random.nextInt(5) != 0);
    if (type.storeTermVectors()) {
      type.setStoreTermVectorPositions(random.nextInt(3) != 0);
      type.setStoreTermVectorOffsets(random.nextBoolean());
      type.setStoreTermVectorPayloads(type.storeTermVectorPositions() && random.nextBoolean());
    }
    type.freeze();
    return type;
  }

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int words = random.nextInt(200) == 0 ? 2000 + random.nextInt(3000) : random.nextInt(6) == 0 ? random.nextInt(200) : random.nextInt(8);
    for (int i = 0; i < words; i++) {
      int length = 1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 3);
      for (int c = 0; c < length; c++) {
        text.append(random.nextInt(30) == 0 ? "\uD834\uDD1E" : String.valueOf((char) ('a' + random.nextInt(random.nextBoolean() ? 3 : 26))));
      }
      text.append(random.nextInt(9) == 0 ? "   " : " ");
    }
    return text.toString();
  }

  static void dump(String folder) throws Exception {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (Directory directory = FSDirectory.open(Paths.get(folder)); DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        CodecReader segment = (CodecReader) leaf.reader();
        for (int doc = 0; doc < segment.maxDoc(); doc++) {
          Fields vectors = segment.getTermVectors(doc);
          if (vectors != null) {
            for (String field : vectors) {
              out.println(leaf.docBase + doc + " " + field + line(vectors.terms(field)));
            }
          }
        }
      }
    }
    out.flush();
  }

  static String line(Terms terms) throws Exception {
    StringBuilder line = new StringBuilder();
    TermsEnum all = terms.iterator();
    while (all.next() != null) {
      PostingsEnum postings = all.postings(null, PostingsEnum.ALL);
      postings.nextDoc();
      line.append(' ').append(hex(all.term())).append('=').append(postings.freq());
      for (int i = 0; i < postings.freq() && (terms.hasPositions() || terms.hasOffsets()); i++) {
        int position = postings.nextPosition();
        line.append(',').append(position).append('/').append(postings.startOffset()).append('/').append(postings.endOffset()).append('/');
        line.append(postings.getPayload() == null ? "" : hex(postings.getPayload()));
      }
    }
    return line.toString();
  }

  static String hex(BytesRef bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      text.append(String.format("%02X", bytes.bytes[bytes.offset + i]));
    }
    return text.toString();
  }

  static class Words extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokenizer = new WhitespaceTokenizer();
      return new TokenStreamComponents(tokenizer, field.hashCode() % 3 == 0 ? tokenizer : new Marks(tokenizer));
    }
  }

  /** Now and then a payload, two words at one place, or a gap. */
  static final class Marks extends TokenFilter {
    final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
    final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
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
      payload.setPayload(count % 3 == 0 ? new BytesRef(new byte[count % 8 + 1]) : count % 11 == 0 ? new BytesRef(offset.toString()) : null);
      if (count % 7 == 0) {
        increment.setPositionIncrement(count % 2 == 0 ? 0 : 5);
      }
      return true;
    }

    @Override
    public void reset() throws java.io.IOException {
      super.reset();
      count = 0;
    }
  }
}
