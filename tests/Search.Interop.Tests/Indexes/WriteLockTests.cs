using System.Globalization;
using Search.Engine;
using Search.Storage;
using Search.Testing;

namespace Search.Interop.Tests.Indexes;

/// <summary>One writer at a time has an index, whether it is Java's or ours.</summary>
public class WriteLockTests
{
    private static readonly Schema Fields = new Schema().Keyword("id", new KeywordOptions { IsId = true }).Text("title");

    [LuceneFact]
    public void Java_cannot_write_while_our_writer_is_open()
    {
        using var folder = new TempFolder();
        string path = folder.File("index");
        using SearchIndex index = SearchIndex.OpenOrCreate(path, Fields);
        using (IndexWriter writer = index.OpenWriter())
        {
            Assert.Equal("refused", JavaLucene.Program("HoldWriteLock", "try", path));
            writer.Add(new Document { ["id"] = "1", ["title"] = "rain" });
            writer.Commit();
            using (writer.OpenSnapshot())
            {
                Assert.Equal(1, index.Search("rain").Total);
            }
            // Searching, and being refused, must not have let go of it: closing any descriptor of the file would.
            Assert.Throws<LockHeldException>(() => index.OpenWriter());
            Assert.Equal("refused", JavaLucene.Program("HoldWriteLock", "try", path));
        }
        Assert.Equal("obtained", JavaLucene.Program("HoldWriteLock", "try", path));
        JavaLucene.CheckIndex(path);
        Assert.Equal(1, index.Search("rain").Total);
    }

    [LuceneFact]
    public async Task Our_writer_cannot_open_while_Javas_is()
    {
        using var folder = new TempFolder();
        string path = folder.File("index");
        using SearchIndex index = SearchIndex.OpenOrCreate(path, Fields);
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Add(new Document { ["id"] = "1", ["title"] = "rain" });
            writer.Commit();
        }
        string held = folder.File("held");
        Task<string> java = Task.Run(() => JavaLucene.Program("HoldWriteLock", "hold", path, held, folder.File("stop")));
        try
        {
            while (!File.Exists(held) && !java.IsCompleted)
            {
                await Task.Delay(20);
            }
            LockHeldException error = Assert.Throws<LockHeldException>(() => index.OpenWriter());
            Assert.Equal(int.Parse(await File.ReadAllTextAsync(held), CultureInfo.InvariantCulture), error.Holder);
            Assert.Equal(1, index.Search("rain").Total);
        }
        finally
        {
            await File.WriteAllTextAsync(folder.File("stop"), "");
        }
        Assert.Equal("obtained", await java);
        using IndexWriter now = index.OpenWriter();
        now.Delete("1");
        now.Commit();
        Assert.Equal(0, index.Search("rain").Total);
    }
}
