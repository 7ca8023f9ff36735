import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.compress.LZ4;

/** Compresses each block of a file, one after the other with the same two tables. Block: high(byte), dictionary length, length (ints), bytes. */
public class CompressLz4 {
  public static void main(String[] args) throws Exception {
    LZ4.FastCompressionHashTable fast = new LZ4.FastCompressionHashTable();
    LZ4.HighCompressionHashTable high = new LZ4.HighCompressionHashTable();
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(Paths.get(args[0]))));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Paths.get(args[1]))))) {
      for (int kind = in.read(); kind >= 0; kind = in.read()) {
        int dictionary = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        ByteBuffersDataOutput compressed = new ByteBuffersDataOutput();
        if (kind == 0) {
          LZ4.compressWithDictionary(bytes, 0, dictionary, bytes.length - dictionary, compressed, fast);
        } else {
          LZ4.compressWithDictionary(bytes, 0, dictionary, bytes.length - dictionary, compressed, high);
        }
        byte[] result = compressed.toArrayCopy();
        out.writeInt(result.length);
        out.write(result);
      }
    }
  }
}
