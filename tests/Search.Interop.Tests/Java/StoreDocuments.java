import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.codecs.lucene87.Lucene87Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** FILE FOLDER [MODE]: stores documents in one segment. Document: field count (int), then name, type (byte, as Lucene codes it) and value of each. */
public class StoreDocuments {
  public static void main(String[] args) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer());
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    config.setUseCompoundFile(false);
    config.setRAMBufferSizeMB(512);
    if (args.length > 2) {
      config.setCodec(new Lucene87Codec(Lucene87Codec.Mode.valueOf(args[2])));
    }
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(Paths.get(args[0]))));
        Directory directory = FSDirectory.open(Paths.get(args[1]));
        IndexWriter writer = new IndexWriter(directory, config)) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        Document document = new Document();
        for (int fields = in.readInt(); fields > 0; fields--) {
          String name = "f" + in.readInt();
          switch (in.readByte()) {
            case 0:
              byte[] utf8 = new byte[in.readInt()];
              in.readFully(utf8);
              document.add(new StoredField(name, new String(utf8, "UTF-8")));
              break;
            case 1:
              byte[] bytes = new byte[in.readInt()];
              in.readFully(bytes);
              document.add(new StoredField(name, bytes));
              break;
            case 2:
              document.add(new StoredField(name, in.readInt()));
              break;
            case 3:
              document.add(new StoredField(name, in.readFloat()));
              break;
            case 4:
              document.add(new StoredField(name, in.readLong()));
              break;
            default:
              document.add(new StoredField(name, in.readDouble()));
              break;
          }
        }
        writer.addDocument(document);
      }
    }
  }
}
