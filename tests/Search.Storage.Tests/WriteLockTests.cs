using System.Globalization;
using Search.Testing;

namespace Search.Storage.Tests;

public sealed class WriteLockTests
{
    private const string Name = "write.lock";

    [Fact]
    public void A_second_writer_in_the_process_is_refused_until_the_first_lets_go()
    {
        using var folder = new TempFolder();
        using var directory = new FileIndexDirectory(folder);
        IDisposable first = directory.ObtainLock(Name);
        LockHeldException error = Assert.Throws<LockHeldException>(() => directory.ObtainLock(Name));
        Assert.Equal(Environment.ProcessId, error.Holder);
        using var other = new FileIndexDirectory(folder);
        Assert.Throws<LockHeldException>(() => other.ObtainLock(Name));
        first.Dispose();
        first.Dispose();
        using IDisposable second = other.ObtainLock(Name);
        Assert.Throws<LockHeldException>(() => directory.ObtainLock(Name));
    }

    [Fact]
    public void Another_path_to_the_folder_does_not_deceive_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("index"));
        Directory.CreateSymbolicLink(folder.File("link"), folder.File("index"));
        using var real = new FileIndexDirectory(folder.File("index"));
        using var linked = new FileIndexDirectory(folder.File("link"));
        using (real.ObtainLock(Name))
        {
            Assert.Throws<LockHeldException>(() => linked.ObtainLock(Name));
        }
        using IDisposable now = linked.ObtainLock(Name);
        Assert.Throws<LockHeldException>(() => real.ObtainLock(Name));
    }

    [Fact]
    public void Locks_of_two_folders_are_two_locks()
    {
        using var one = new TempFolder();
        using var two = new TempFolder();
        using IDisposable first = new FileIndexDirectory(one).ObtainLock(Name);
        using IDisposable second = new FileIndexDirectory(two).ObtainLock(Name);
        Assert.Throws<LockHeldException>(() => new FileIndexDirectory(one).ObtainLock(Name));
        Assert.Throws<LockHeldException>(() => new FileIndexDirectory(two).ObtainLock(Name));
    }

    [Fact]
    public void The_file_is_empty_and_stays()
    {
        using var folder = new TempFolder();
        new FileIndexDirectory(folder).ObtainLock(Name).Dispose();
        Assert.Equal(0, new FileInfo(folder.File(Name)).Length);
        new FileIndexDirectory(folder).ObtainLock(Name).Dispose();
    }

    [Fact]
    public async Task Of_many_threads_one_gets_it()
    {
        using var folder = new TempFolder();
        int obtained = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            try
            {
                new FileIndexDirectory(folder).ObtainLock(Name);
                Interlocked.Increment(ref obtained);
            }
            catch (LockHeldException)
            {
            }
        })));
        Assert.Equal(1, obtained);
    }

    [LuceneFact]
    public async Task Java_is_refused_while_we_hold_it_and_we_while_Java_does()
    {
        using var folder = new TempFolder();
        string index = folder.File("index");
        using var directory = new FileIndexDirectory(index);
        using (directory.ObtainLock(Name))
        {
            Assert.Equal("refused", JavaLucene.Program("HoldWriteLock", "try", index));
            Assert.Throws<LockHeldException>(() => directory.ObtainLock(Name));
            Assert.Equal("refused", JavaLucene.Program("HoldWriteLock", "try", index));
        }
        Assert.Equal("obtained", JavaLucene.Program("HoldWriteLock", "try", index));

        string held = folder.File("held");
        Task<string> java = Task.Run(() => JavaLucene.Program("HoldWriteLock", "hold", index, held, folder.File("stop")));
        try
        {
            while (!File.Exists(held) && !java.IsCompleted)
            {
                await Task.Delay(20);
            }
            LockHeldException error = Assert.Throws<LockHeldException>(() => directory.ObtainLock(Name));
            Assert.Equal(int.Parse(await File.ReadAllTextAsync(held), CultureInfo.InvariantCulture), error.Holder);
            Assert.Throws<LockHeldException>(() => directory.ObtainLock(Name));
        }
        finally
        {
            await File.WriteAllTextAsync(folder.File("stop"), "");
        }
        Assert.Equal("obtained", await java);
        using IDisposable ours = directory.ObtainLock(Name);
    }
}
