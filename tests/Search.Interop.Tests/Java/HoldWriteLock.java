import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * try FOLDER: opens an IndexWriter and says "obtained", or "refused".
 * hold FOLDER HELD STOP: opens one, makes the file HELD with the process id, and closes it when the file STOP is there.
 */
public class HoldWriteLock {
  public static void main(String[] args) throws Exception {
    try (Directory directory = FSDirectory.open(Paths.get(args[1]));
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
      if (args[0].equals("hold")) {
        Path held = Paths.get(args[2]);
        Files.write(Paths.get(args[2] + ".new"), Long.toString(ProcessHandle.current().pid()).getBytes());
        Files.move(Paths.get(args[2] + ".new"), held);
        while (!Files.exists(Paths.get(args[3]))) {
          Thread.sleep(20);
        }
      }
      writer.commit();
      System.out.print("obtained");
    } catch (LockObtainFailedException e) {
      System.out.print("refused");
    }
  }
}
