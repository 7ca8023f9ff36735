import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.Fields;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.BytesRef;

/** Says what an index holds, one line a structure of each segment, large ones as a number that all of their content goes into. */
class DumpIndex {
  final PrintWriter out;
  final SegmentReader segment;

  DumpIndex(PrintWriter out, SegmentReader segment) {
    this.out = out;
    this.segment = segment;
  }

  static String dump(String folder) throws IOException {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    try (Directory directory = new NIOFSDirectory(Paths.get(folder));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (Map.Entry<String, String> data : new TreeMap<>(reader.getIndexCommit().getUserData()).entrySet()) {
        Sum sum = new Sum();
        sum.add(data.getValue());
        out.print("data " + data.getKey() + " " + sum + "\n");
      }
      for (LeafReaderContext leaf : reader.leaves()) {
        new DumpIndex(out, (SegmentReader) leaf.reader()).segment();
      }
    }
    return text.toString();
  }

  void segment() throws IOException {
    out.print(
        "segment " + segment.getSegmentName() + " " + segment.maxDoc() + " " + segment.numDeletedDocs() + " "
            + (segment.getSegmentInfo().info.getUseCompoundFile() ? "compound" : "loose") + "\n");
    Sum live = new Sum();
    for (int doc = 0; doc < segment.maxDoc(); doc++) {
      live.add(segment.getLiveDocs() == null || segment.getLiveDocs().get(doc) ? 1 : 0);
    }
    out.print("live " + live + "\n");
    for (FieldInfo field : segment.getFieldInfos()) {
      out.print(
          "field " + field.number + " " + field.name + " " + field.getIndexOptions().ordinal() + " "
              + flag(field.hasNorms()) + flag(field.hasPayloads()) + flag(field.hasVectors()) + flag(field.isSoftDeletesField()) + " "
              + field.getDocValuesType() + " " + field.getPointDimensionCount() + " " + field.getPointIndexDimensionCount() + " "
              + field.getPointNumBytes() + "\n");
      if (field.getIndexOptions() != IndexOptions.NONE) {
        terms(field);
      }
      if (field.hasNorms()) {
        numbers("norms", segment.getNormValues(field.name));
      }
      values(field);
      if (field.getPointDimensionCount() > 0) {
        points(field);
      }
    }
    stored();
    vectors();
  }

  static String flag(boolean flag) {
    return flag ? "1" : "0";
  }

  void terms(FieldInfo field) throws IOException {
    Terms terms = segment.terms(field.name);
    if (terms == null) {
      out.print("terms none\n");
      return;
    }
    Sum sum = new Sum();
    long count = 0;
    boolean positions = field.getIndexOptions().compareTo(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS) >= 0;
    TermsEnum each = terms.iterator();
    PostingsEnum postings = null;
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      count++;
      sum.add(term);
      sum.add(each.docFreq());
      sum.add(each.totalTermFreq());
      postings = each.postings(postings, PostingsEnum.ALL);
      for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
        sum.add(doc);
        sum.add(postings.freq());
        for (int i = 0; positions && i < postings.freq(); i++) {
          position(sum, postings);
        }
      }
    }
    out.print(
        "terms " + count + " " + terms.getDocCount() + " " + terms.getSumDocFreq() + " " + terms.getSumTotalTermFreq() + " " + sum + "\n");
  }

  static void position(Sum sum, PostingsEnum postings) throws IOException {
    sum.add(postings.nextPosition());
    sum.add(postings.startOffset());
    sum.add(postings.endOffset());
    BytesRef payload = postings.getPayload();
    if (payload == null) {
      sum.add(0);
    } else {
      sum.add(payload);
    }
  }

  void numbers(String kind, NumericDocValues values) throws IOException {
    Sum sum = new Sum();
    long count = 0;
    if (values != null) {
      for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
        count++;
        sum.add(doc);
        sum.add(values.longValue());
      }
    }
    out.print(kind + " " + count + " " + sum + "\n");
  }

  void values(FieldInfo field) throws IOException {
    Sum sum = new Sum();
    long count = 0;
    switch (field.getDocValuesType()) {
      case NUMERIC:
        numbers("values", segment.getNumericDocValues(field.name));
        return;
      case BINARY:
        BinaryDocValues binary = segment.getBinaryDocValues(field.name);
        for (int doc = binary.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = binary.nextDoc()) {
          count++;
          sum.add(doc);
          sum.add(binary.binaryValue());
        }
        break;
      case SORTED:
        SortedDocValues sorted = segment.getSortedDocValues(field.name);
        for (int doc = sorted.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = sorted.nextDoc()) {
          count++;
          sum.add(doc);
          sum.add(sorted.ordValue());
        }
        for (int ordinal = 0; ordinal < sorted.getValueCount(); ordinal++) {
          sum.add(sorted.lookupOrd(ordinal));
        }
        break;
      case SORTED_SET:
        SortedSetDocValues set = segment.getSortedSetDocValues(field.name);
        for (int doc = set.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = set.nextDoc()) {
          sum.add(doc);
          for (long ordinal = set.nextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = set.nextOrd()) {
            count++;
            sum.add(ordinal);
          }
        }
        for (long ordinal = 0; ordinal < set.getValueCount(); ordinal++) {
          sum.add(set.lookupOrd(ordinal));
        }
        break;
      case SORTED_NUMERIC:
        SortedNumericDocValues several = segment.getSortedNumericDocValues(field.name);
        for (int doc = several.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = several.nextDoc()) {
          sum.add(doc);
          sum.add(several.docValueCount());
          for (int i = 0; i < several.docValueCount(); i++) {
            count++;
            sum.add(several.nextValue());
          }
        }
        break;
      default:
        return;
    }
    out.print("values " + count + " " + sum + "\n");
  }

  void points(FieldInfo field) throws IOException {
    PointValues points = segment.getPointValues(field.name);
    if (points == null) {
      out.print("points none\n");
      return;
    }
    Sum sum = new Sum();
    sum.add(new BytesRef(points.getMinPackedValue()));
    sum.add(new BytesRef(points.getMaxPackedValue()));
    points.intersect(new PointValues.IntersectVisitor() {
      @Override
      public void visit(int doc) {
        throw new IllegalStateException("no cell lies inside");
      }

      @Override
      public void visit(int doc, byte[] packed) {
        sum.add(doc);
        sum.add(new BytesRef(packed));
      }

      @Override
      public PointValues.Relation compare(byte[] min, byte[] max) {
        return PointValues.Relation.CELL_CROSSES_QUERY;
      }
    });
    out.print("points " + points.size() + " " + points.getDocCount() + " " + sum + "\n");
  }

  void stored() throws IOException {
    Sum sum = new Sum();
    long[] count = new long[1];
    StoredFieldVisitor visitor = new StoredFieldVisitor() {
      @Override
      public Status needsField(FieldInfo field) {
        count[0]++;
        sum.add(field.name);
        return Status.YES;
      }

      @Override
      public void stringField(FieldInfo field, byte[] value) {
        sum.add(1);
        sum.add(new BytesRef(value));
      }

      @Override
      public void binaryField(FieldInfo field, byte[] value) {
        sum.add(2);
        sum.add(new BytesRef(value));
      }

      @Override
      public void intField(FieldInfo field, int value) {
        sum.add(3);
        sum.add(value);
      }

      @Override
      public void longField(FieldInfo field, long value) {
        sum.add(4);
        sum.add(value);
      }

      @Override
      public void floatField(FieldInfo field, float value) {
        sum.add(5);
        sum.add(Float.floatToRawIntBits(value));
      }

      @Override
      public void doubleField(FieldInfo field, double value) {
        sum.add(6);
        sum.add(Double.doubleToRawLongBits(value));
      }
    };
    for (int doc = 0; doc < segment.maxDoc(); doc++) {
      sum.add(doc);
      segment.document(doc, visitor);
    }
    out.print("stored " + count[0] + " " + sum + "\n");
  }

  void vectors() throws IOException {
    Sum sum = new Sum();
    long count = 0;
    for (int doc = 0; doc < segment.maxDoc(); doc++) {
      Fields fields = segment.getTermVectors(doc);
      if (fields == null) {
        continue;
      }
      for (String field : fields) {
        Terms terms = fields.terms(field);
        sum.add(doc);
        sum.add(field);
        sum.add((terms.hasPositions() ? 1 : 0) + (terms.hasOffsets() ? 2 : 0) + (terms.hasPayloads() ? 4 : 0));
        TermsEnum each = terms.iterator();
        PostingsEnum postings = null;
        for (BytesRef term = each.next(); term != null; term = each.next()) {
          count++;
          sum.add(term);
          postings = each.postings(postings, PostingsEnum.ALL);
          postings.nextDoc();
          sum.add(postings.freq());
          for (int i = 0; (terms.hasPositions() || terms.hasOffsets()) && i < postings.freq(); i++) {
            position(sum, postings);
          }
        }
      }
    }
    out.print("vectors " + count + " " + sum + "\n");
  }

  /** A number that depends on all that was added, and its order. */
  static class Sum {
    long sum = 0xcbf29ce484222325L;

    void add(long value) {
      sum = (sum ^ value) * 0x100000001b3L;
      sum ^= sum >>> 29;
    }

    void add(BytesRef bytes) {
      add(bytes.length);
      for (int i = 0; i < bytes.length; i++) {
        add(bytes.bytes[bytes.offset + i] & 0xff);
      }
    }

    void add(String text) {
      add(new BytesRef(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
      return Long.toHexString(sum);
    }
  }
}
