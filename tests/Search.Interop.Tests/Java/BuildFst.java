import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IntsRefBuilder;
import org.apache.lucene.util.fst.Builder;
import org.apache.lucene.util.fst.ByteSequenceOutputs;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.Util;

/** Builds FSTs as the term index does, from lines "KEY OUTPUT" in hex (- when empty) that "end" divides. Prints "META BYTES" in hex for each. */
public class BuildFst {
  public static void main(String[] args) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(Paths.get(args[0]), StandardCharsets.US_ASCII)) {
      Builder<BytesRef> builder = create();
      IntsRefBuilder scratch = new IntsRefBuilder();
      for (String line; (line = in.readLine()) != null; ) {
        if (line.equals("end")) {
          FST<BytesRef> fst = builder.finish();
          ByteBuffersDataOutput meta = new ByteBuffersDataOutput();
          ByteBuffersDataOutput bytes = new ByteBuffersDataOutput();
          fst.save(meta, bytes);
          System.out.println(hex(meta.toArrayCopy()) + " " + hex(bytes.toArrayCopy()));
          builder = create();
        } else {
          String[] parts = line.split(" ");
          builder.add(Util.toIntsRef(bytes(parts[0]), scratch), bytes(parts[1]));
        }
      }
    }
  }

  static Builder<BytesRef> create() {
    return new Builder<>(FST.INPUT_TYPE.BYTE1, 0, 0, true, false, Integer.MAX_VALUE, ByteSequenceOutputs.getSingleton(), true, 15);
  }

  static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return text.length() == 0 ? "-" : text.toString();
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
