using System.Text;
using Search.Testing;

namespace Search.Storage.Tests;

public sealed class FileIndexDirectoryTests
{
    [Fact]
    public void A_file_comes_back_as_it_was_written()
    {
        using var folder = new TempFolder();
        using var directory = new FileIndexDirectory(folder.File("new/index"));
        Assert.Empty(directory.ListFiles());
        Assert.False(directory.Exists("_0.si"));
        Write(directory, "_0.si", "Grüße");
        Write(directory, "_0.a", "");
        directory.Sync(["_0.si", "_0.a"]);
        directory.SyncFolder();
        Directory.CreateDirectory(folder.File("new/index/sub"));
        Assert.Equal(["_0.a", "_0.si"], directory.ListFiles());
        Assert.True(directory.Exists("_0.si"));
        Assert.Equal(7, directory.FileLength("_0.si"));
        using MappedFile file = directory.OpenFile("_0.si");
        Assert.Equal("_0.si", file.Name);
        Assert.Equal("Grüße"u8, file.Slice().Span(0, 7));
        using MappedFile empty = directory.OpenFile("_0.a");
        Assert.Equal(0, empty.Length);
    }

    [Fact]
    public void A_file_is_never_written_over()
    {
        using var folder = new TempFolder();
        using var directory = new FileIndexDirectory(folder);
        Write(directory, "a", "1");
        Assert.Throws<IOException>(() => directory.CreateOutput("a"));
        Write(directory, "b", "2");
        Assert.Throws<IOException>(() => directory.Rename("a", "b"));
        directory.Rename("a", "c");
        Assert.Equal(["b", "c"], directory.ListFiles());
        Assert.Throws<FileNotFoundException>(() => directory.Rename("a", "d"));
    }

    [Fact]
    public void What_is_absent_is_not_found()
    {
        using var folder = new TempFolder();
        using var directory = new FileIndexDirectory(folder.File("nowhere"));
        Assert.Throws<FileNotFoundException>(() => directory.OpenFile("a"));
        Assert.Throws<FileNotFoundException>(() => directory.FileLength("a"));
        Assert.Throws<FileNotFoundException>(() => directory.Delete("a"));
        Assert.False(Directory.Exists(folder.File("nowhere")), "reading must not make the folder");
    }

    [Fact]
    public void A_deleted_file_stays_readable_to_who_has_it_open()
    {
        using var folder = new TempFolder();
        using var directory = new FileIndexDirectory(folder);
        Write(directory, "a", "text");
        using MappedFile file = directory.OpenFile("a");
        directory.Delete("a");
        Assert.False(directory.Exists("a"));
        Assert.Equal("text"u8, file.Slice().Span(0, 4));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../a")]
    [InlineData("/etc/passwd")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a\0")]
    public void No_name_leads_out_of_the_folder(string name)
    {
        using var folder = new TempFolder();
        using var directory = new FileIndexDirectory(folder);
        Assert.Throws<ArgumentException>(() => directory.OpenFile(name));
        Assert.Throws<ArgumentException>(() => directory.CreateOutput(name));
        Assert.Throws<ArgumentException>(() => directory.Delete(name));
        Assert.Throws<ArgumentException>(() => directory.ObtainLock(name));
    }

    [Fact]
    public void A_read_only_folder_can_be_read()
    {
        using var folder = new TempFolder();
        using var directory = new FileIndexDirectory(folder);
        Write(directory, "a", "text");
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.SetUnixFileMode(folder.File("a"), UnixFileMode.UserRead);
        try
        {
            Assert.Equal(["a"], directory.ListFiles());
            using MappedFile file = directory.OpenFile("a");
            Assert.Equal(4, file.Length);
            if (Environment.UserName != "root")      // whom no folder stops
            {
                Assert.Throws<UnauthorizedAccessException>(() => directory.ObtainLock("write.lock"));
                Assert.Throws<UnauthorizedAccessException>(() => directory.CreateOutput("b"));
            }
        }
        finally
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Write(FileIndexDirectory directory, string name, string text)
    {
        using IndexOutput output = directory.CreateOutput(name);
        output.WriteBytes(Encoding.UTF8.GetBytes(text));
    }
}
