import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * Reads folders, one a line, until the end of its input, and answers each with what CheckIndex counted: "clean" or "damaged", segments, documents, terms, postings and
 * positions; then a line with a dot. Runs with Lucene 8 and 9.
 */
public class CountIndexes {
  public static void main(String[] args) throws Exception {
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String folder = input.readLine(); folder != null; folder = input.readLine()) {
      System.out.println(count(folder));
      System.out.println(".");
      System.out.flush();
    }
  }

  static String count(String folder) throws Exception {
    long docs = 0;
    long terms = 0;
    long postings = 0;
    long positions = 0;
    try (Directory directory = new NIOFSDirectory(Paths.get(folder));
        CheckIndex check = new CheckIndex(directory)) {
      CheckIndex.Status status = check.checkIndex();
      for (CheckIndex.Status.SegmentInfoStatus segment : status.segmentInfos) {
        docs += segment.maxDoc;
        terms += segment.termIndexStatus.termCount;
        postings += segment.termIndexStatus.totFreq;
        positions += segment.termIndexStatus.totPos;
      }
      return (status.clean ? "clean " : "damaged ") + status.segmentInfos.size() + " " + docs + " " + terms + " " + postings + " " + positions;
    }
  }
}
