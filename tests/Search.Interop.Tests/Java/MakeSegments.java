import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** loose|compound|sorted FOLDER: writes a small index of two segments with every kind of field. */
public class MakeSegments {
  static final String[] WORDS = {"rain", "drought", "harvest", "river", "town", "council", "bridge", "mill", "winter", "fair"};

  public static void main(String[] args) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer());
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setUseCompoundFile(args[0].equals("compound"));
    if (args[0].equals("sorted")) {
      config.setIndexSort(sort());
    }
    try (Directory directory = FSDirectory.open(Paths.get(args[1]));
        IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < 10; i++) {
        writer.addDocument(document(i));
      }
      writer.commit();
      for (int i = 10; i < 13; i++) {
        writer.addDocument(document(i));
      }
      writer.commit();
      writer.deleteDocuments(new Term("id", "2"), new Term("id", "7"));
      if (!args[0].equals("sorted")) {
        writer.updateNumericDocValue(new Term("id", "4"), "year", 2001);
      }
      writer.setLiveCommitData(Collections.singletonMap("made by", "MakeSegments").entrySet());
      writer.commit();
    }
  }

  static Document document(int i) {
    Document document = new Document();
    document.add(new StringField("id", Integer.toString(i), Field.Store.YES));
    String word = WORDS[i % WORDS.length];
    document.add(new TextField("title", "The " + word + " of 19" + (10 + i), Field.Store.YES));
    StringBuilder body = new StringBuilder();
    for (int j = 0; j < 20; j++) {
      body.append(WORDS[(i * 7 + j * j) % WORDS.length]).append(j % 5 == 4 ? ". " : " ");
    }
    document.add(new TextField("body", body.toString(), Field.Store.YES));
    document.add(new StoredField("year", 1900 + i));
    document.add(new NumericDocValuesField("year", 1900 + i));
    document.add(new IntPoint("year", 1900 + i));
    document.add(new LongPoint("span", i * 1000L, i * 1000L + 500));
    document.add(new StoredField("time", i == 3 ? -1L : i * 86400000L * (i % 2 == 0 ? 1 : 365) + (i == 5 ? 1 : 0)));
    document.add(new StoredField("score", i == 1 ? -0.5f : i / 4f));
    document.add(new StoredField("price", i == 1 ? -1e100 : i == 2 ? 1e100 : i * 1.1));
    document.add(new StoredField("raw", new byte[] {(byte) i, (byte) 200, 0}));
    document.add(new SortedDocValuesField("kind", new BytesRef(i % 3 == 0 ? "news" : "letter")));
    if (i % 4 != 1) {
      document.add(new SortedSetDocValuesField("tags", new BytesRef(word)));
      document.add(new SortedSetDocValuesField("tags", new BytesRef("all")));
      document.add(new SortedNumericDocValuesField("counts", i));
      document.add(new SortedNumericDocValuesField("counts", 100 - i));
      document.add(new BinaryDocValuesField("binary", new BytesRef(word.getBytes(StandardCharsets.UTF_8))));
    }
    return document;
  }

  static Sort sort() {
    SortField kind = new SortField("kind", SortField.Type.STRING, true);
    kind.setMissingValue(SortField.STRING_LAST);
    SortField year = new SortField("year", SortField.Type.INT);
    year.setMissingValue(-7);
    SortedSetSortField tags = new SortedSetSortField("tags", false, SortedSetSelector.Type.MAX);
    tags.setMissingValue(SortField.STRING_FIRST);
    SortedNumericSortField counts =
        new SortedNumericSortField("counts", SortField.Type.DOUBLE, true, SortedNumericSelector.Type.MAX);
    counts.setMissingValue(-2.5);
    return new Sort(kind, year, tags, counts);
  }
}
