import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.*;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Indexes tokens that a text file lists into one segment of loose files, and writes all its postings as text.
 *
 * Input lines:  field NAME D|F|P|O norms|nonorms          (docs, freqs, positions, offsets)
 *               doc
 *               FIELD TERM INCREMENT START END PAYLOAD    (a token of the current document; term and payload in hex, - when empty)
 * Output lines: segment NAME ID MAXDOC
 *               field NAME NUMBER OPTIONS payloads|nopayloads TERMS SUMTTF SUMDF DOCS MIN MAX
 *               norms HEX                                 (a byte a document, or - without norms)
 *               term HEX DF TTF, then for each document: DOC FREQ {POSITION START END PAYLOAD}*
 */
public class IndexTokens {
  static final class Token {
    BytesRef term, payload;
    int increment, start, end;
  }

  static final class Tokens extends TokenStream {
    final List<Token> tokens;
    final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
    int next;

    Tokens(List<Token> tokens) {
      this.tokens = tokens;
    }

    @Override
    public void reset() {
      next = 0;
    }

    @Override
    public boolean incrementToken() {
      if (next == tokens.size()) {
        return false;
      }
      clearAttributes();
      Token t = tokens.get(next++);
      term.setBytesRef(t.term);
      increment.setPositionIncrement(t.increment);
      offset.setOffset(t.start, t.end);
      payload.setPayload(t.payload);
      return true;
    }
  }

  public static void main(String[] args) throws IOException {
    try (FSDirectory directory = FSDirectory.open(Paths.get(args[1]))) {
      index(Paths.get(args[0]), directory);
      try (DirectoryReader reader = DirectoryReader.open(directory);
          BufferedWriter out = Files.newBufferedWriter(Paths.get(args[2]), StandardCharsets.US_ASCII)) {
        if (reader.leaves().size() != 1) {
          throw new IllegalStateException("segments: " + reader.leaves().size());
        }
        dump((SegmentReader) reader.leaves().get(0).reader(), out);
      }
    }
  }

  static void index(Path input, FSDirectory directory) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
    config.setUseCompoundFile(false);
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setRAMBufferSizeMB(700);
    Map<String, FieldType> types = new HashMap<>();
    try (IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader in = Files.newBufferedReader(input, StandardCharsets.US_ASCII)) {
      Map<String, List<Token>> doc = null;
      for (String line; (line = in.readLine()) != null; ) {
        String[] parts = line.split(" ");
        if (parts[0].equals("field")) {
          FieldType type = new FieldType();
          type.setTokenized(true);
          type.setIndexOptions(IndexOptions.values()["DFPO".indexOf(parts[2]) + 1]);
          type.setOmitNorms(parts[3].equals("nonorms"));
          types.put(parts[1], type);
        } else if (parts[0].equals("doc")) {
          add(writer, doc, types);
          doc = new LinkedHashMap<>();
        } else {
          Token t = new Token();
          t.term = bytes(parts[1]);
          t.increment = Integer.parseInt(parts[2]);
          t.start = Integer.parseInt(parts[3]);
          t.end = Integer.parseInt(parts[4]);
          t.payload = parts[5].equals("-") ? null : bytes(parts[5]);
          doc.computeIfAbsent(parts[0], f -> new ArrayList<>()).add(t);
        }
      }
      add(writer, doc, types);
    }
  }

  static void add(IndexWriter writer, Map<String, List<Token>> doc, Map<String, FieldType> types) throws IOException {
    if (doc == null) {
      return;
    }
    Document document = new Document();
    for (Map.Entry<String, List<Token>> field : doc.entrySet()) {
      document.add(new Field(field.getKey(), new Tokens(field.getValue()), types.get(field.getKey())));
    }
    writer.addDocument(document);
  }

  static void dump(SegmentReader reader, BufferedWriter out) throws IOException {
    SegmentInfo info = reader.getSegmentInfo().info;
    out.write("segment " + info.name + " " + hex(new BytesRef(info.getId())) + " " + info.maxDoc() + "\n");
    for (FieldInfo field : reader.getFieldInfos()) {
      Terms terms = reader.terms(field.name);
      if (terms == null) {
        continue;
      }
      out.write("field " + field.name + " " + field.number + " " + field.getIndexOptions().ordinal() + " " + (field.hasPayloads() ? "payloads" : "nopayloads")
          + " " + terms.size() + " " + terms.getSumTotalTermFreq() + " " + terms.getSumDocFreq() + " " + terms.getDocCount()
          + " " + hex(terms.getMin()) + " " + hex(terms.getMax()) + "\n");
      dumpNorms(reader, field, out);
      TermsEnum each = terms.iterator();
      PostingsEnum postings = null;
      StringBuilder text = new StringBuilder();
      for (BytesRef term; (term = each.next()) != null; ) {
        text.setLength(0);
        text.append("term ").append(hex(term)).append(' ').append(each.docFreq()).append(' ').append(each.totalTermFreq());
        postings = each.postings(postings, PostingsEnum.ALL);
        for (int d; (d = postings.nextDoc()) != PostingsEnum.NO_MORE_DOCS; ) {
          text.append(' ').append(d).append(' ').append(postings.freq());
          if (field.getIndexOptions().compareTo(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS) >= 0) {
            for (int i = 0; i < postings.freq(); i++) {
              text.append(' ').append(postings.nextPosition()).append(' ').append(postings.startOffset()).append(' ').append(postings.endOffset());
              text.append(' ').append(hex(postings.getPayload()));
            }
          }
        }
        out.write(text.append('\n').toString());
      }
    }
  }

  static void dumpNorms(SegmentReader reader, FieldInfo field, BufferedWriter out) throws IOException {
    NumericDocValues norms = reader.getNormValues(field.name);
    if (norms == null) {
      out.write("norms -\n");
      return;
    }
    byte[] all = new byte[reader.maxDoc()];
    while (norms.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
      all[norms.docID()] = (byte) norms.longValue();
    }
    out.write("norms " + hex(new BytesRef(all)) + "\n");
  }

  static String hex(BytesRef bytes) {
    if (bytes == null || bytes.length == 0) {
      return "-";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      text.append(Character.forDigit(bytes.bytes[bytes.offset + i] >> 4 & 15, 16)).append(Character.forDigit(bytes.bytes[bytes.offset + i] & 15, 16));
    }
    return text.toString();
  }

  static BytesRef bytes(String hex) {
    if (hex.equals("-")) {
      return new BytesRef();
    }
    byte[] bytes = new byte[hex.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
    }
    return new BytesRef(bytes);
  }
}
