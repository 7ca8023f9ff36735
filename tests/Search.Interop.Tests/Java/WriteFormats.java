import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.Random;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.codecs.lucene80.Lucene80DocValuesFormat;
import org.apache.lucene.codecs.lucene84.Lucene84PostingsFormat;
import org.apache.lucene.codecs.lucene87.Lucene87Codec;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.BinaryPoint;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * SEED FOLDER: writes an index whose fields are spread over several instances of the postings and doc values formats, with points of up to 8 and 16
 * dimensions, soft deletes, several generations of updated doc values, user data and a pending commit left behind; prints what DumpIndex finds in it.
 */
public class WriteFormats {
  /** What a field's name ends with chooses the instance. */
  static final class SpreadCodec extends Lucene87Codec {
    final PostingsFormat[] postings = {new Lucene84PostingsFormat(), new Lucene84PostingsFormat(8, 40), new Lucene84PostingsFormat(25, 48)};
    final DocValuesFormat[] values = {
      new Lucene80DocValuesFormat(Lucene80DocValuesFormat.Mode.BEST_SPEED), new Lucene80DocValuesFormat(Lucene80DocValuesFormat.Mode.BEST_COMPRESSION)
    };

    @Override
    public PostingsFormat getPostingsFormatForField(String field) {
      return postings[field.charAt(field.length() - 1) % 3];
    }

    @Override
    public DocValuesFormat getDocValuesFormatForField(String field) {
      return values[field.charAt(field.length() - 1) % 2];
    }
  }

  public static void main(String[] args) throws Exception {
    Random random = new Random(Long.parseLong(args[0]));
    IndexWriterConfig config = new IndexWriterConfig(new WriteEverything.Words());
    config.setCodec(new SpreadCodec());
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setUseCompoundFile(random.nextBoolean());
    config.setSoftDeletesField("gone");
    int docs = 200 + random.nextInt(1000);
    try (Directory directory = FSDirectory.open(Paths.get(args[1]))) {
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (int i = 0; i < docs; i++) {
          writer.addDocument(document(i, random));
          if (random.nextInt(docs / 3) == 0) {
            writer.commit();
          }
        }
        writer.commit();
        for (int round = 0; round < 4; round++) {
          update(writer, docs, random);
          writer.setLiveCommitData(Collections.singletonMap("round", Integer.toString(round)).entrySet());
          writer.commit();
        }
      }
    }
    Path folder = Paths.get(args[1]);
    Files.write(folder.resolve("pending_segments_zz"), "unfinished".getBytes(StandardCharsets.UTF_8));
    System.out.print(DumpIndex.dump(args[1]));
  }

  static void update(IndexWriter writer, int docs, Random random) throws Exception {
    for (int n = 1 + random.nextInt(20); n > 0; n--) {
      Term id = new Term("id", Integer.toString(random.nextInt(docs)));
      switch (random.nextInt(5)) {
        case 0:
          writer.updateNumericDocValue(id, "number" + random.nextInt(4), random.nextLong());
          break;
        case 1:
          writer.updateBinaryDocValue(id, "binary" + random.nextInt(4), bytes(random, random.nextInt(60)));
          break;
        case 2:
          writer.updateDocValues(id, new NumericDocValuesField("number0", 5), new BinaryDocValuesField("binary1", bytes(random, 3)));
          break;
        case 3:
          // Null takes the value away.
          writer.updateDocValues(id, new NumericDocValuesField("number1", (Long) null));
          break;
        default:
          writer.softUpdateDocument(id, document(docs, random), new NumericDocValuesField("gone", 1));
          break;
      }
    }
  }

  static Document document(int i, Random random) {
    Document document = new Document();
    document.add(new StringField("id", Integer.toString(i), Field.Store.YES));
    for (int f = 0; f < 4; f++) {
      if (i == 0 || random.nextInt(1 + 2 * f) == 0) {
        document.add(new TextField("text" + f, text(random), Field.Store.NO));
        document.add(new NumericDocValuesField("number" + f, f == 0 ? i : random.nextLong() >> random.nextInt(64)));
        document.add(new BinaryDocValuesField("binary" + f, bytes(random, f == 0 ? 7 : random.nextInt(30))));
        document.add(new SortedDocValuesField("sorted" + f, bytes(random, 1 + random.nextInt(3))));
      }
      for (int n = random.nextInt(1 + f); n > 0; n--) {
        document.add(new SortedSetDocValuesField("set" + f, bytes(random, random.nextInt(3))));
        document.add(new SortedNumericDocValuesField("numbers" + f, random.nextInt(1 << (f * 8))));
      }
    }
    for (int dimensions = 1; dimensions <= 16; dimensions++) {
      if (random.nextInt(3) == 0) {
        point(document, dimensions, Math.min(8, dimensions), 4, random);
      }
    }
    point(document, 16, 8, 16, random);
    point(document, 16, 1, 1, random);
    point(document, 3, 2, 9, random);
    point(document, 7, 4, 4, random);
    return document;
  }

  static void point(Document document, int dimensions, int indexDimensions, int bytes, Random random) {
    FieldType type = new FieldType();
    type.setDimensions(dimensions, indexDimensions, bytes);
    type.freeze();
    byte[] packed = new byte[dimensions * bytes];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (byte) (i % bytes < bytes / 2 ? 0 : random.nextInt(random.nextInt(4) == 0 ? 256 : 3));
    }
    document.add(new BinaryPoint("point" + dimensions + "of" + indexDimensions + "by" + bytes, packed, type));
  }

  static BytesRef bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return new BytesRef(bytes);
  }

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(40); left > 0; left--) {
      text.append((char) ('a' + random.nextInt(26))).append(random.nextInt(300)).append(' ');
    }
    return text.toString();
  }
}
