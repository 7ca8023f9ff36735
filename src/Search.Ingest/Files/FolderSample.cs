using Search.Ingest.Charsets;
using Search.Ingest.Dates;
using Search.Ingest.Furniture;
using Search.Ingest.Html.Dating;
using Search.Ingest.Packed;
using Search.Ingest.Text;

namespace Search.Ingest.Files;

/// <summary>
/// Looks at some files of a folder, on a disk or in an archive, whose articles are taken as those of one source, when the first of them asks. Which
/// ones depends on nothing but the names in the folder, so that an unchanged folder always teaches the same, and a file more or less changes at most
/// one of those that are looked at.
/// </summary>
internal sealed class FolderSample
{
    /// <summary>So many text files are looked at.</summary>
    public const int MostTexts = 200;

    /// <summary>And so many pages, which take longer.</summary>
    public const int MostPages = 50;

    /// <summary>Longer text files, in bytes, are not looked at.</summary>
    public const int LongestText = 64 << 10;

    /// <summary>And longer pages.</summary>
    public const int LongestPage = 1 << 20;

    private static readonly string[] TextExtensions = [".txt", ".text", ".md", ".markdown"];
    private static readonly string[] PageExtensions = [".html", ".htm", ".xhtml"];

    private readonly Lazy<(DayOrder Order, RepeatedLines Repeated)> _texts;

    /// <param name="texts">Names of text files, as <see cref="ChooseTexts"/> chooses them. Asked for once at most, as <paramref name="pages"/>.</param>
    /// <param name="pages">Names of pages, as <see cref="ChoosePages"/> chooses them.</param>
    /// <param name="read">The bytes of a file by its name, packed or not; null where there are more than so many, or it cannot be read.</param>
    public FolderSample(Func<IEnumerable<string>> texts, Func<IEnumerable<string>> pages, Func<string, int, byte[]?> read)
    {
        _texts = new(() => Learn(Texts(texts(), read)));
        Sites = new SiteOrders(() => pages().Select(name => Unpacked(read(name, LongestPage), LongestPage)).OfType<byte[]>());
    }

    /// <summary>How the text files write days in numbers.</summary>
    public DayOrder Order => _texts.Value.Order;

    /// <summary>Lines that repeat over the text files.</summary>
    public RepeatedLines Repeated => _texts.Value.Repeated;

    /// <summary>How the pages write days in numbers.</summary>
    public SiteOrders Sites { get; }

    /// <summary>Of a folder on a disk.</summary>
    /// <param name="entries">What is in it.</param>
    public static FolderSample Of(IReadOnlyList<FileSystemInfo> entries)
    {
        string folder = entries.Count == 0 ? "" : Path.GetDirectoryName(entries[0].FullName) ?? "";
        IEnumerable<string> names = entries.OfType<FileInfo>().Select(file => file.Name);
        return new FolderSample(() => ChooseTexts(names), () => ChoosePages(names), (name, most) => ReadFile(Path.Combine(folder, name), most));
    }

    /// <summary>Those whose names have the smallest hashes: files are often named by date, and the first ones would be the oldest.</summary>
    public static IEnumerable<string> ChooseTexts(IEnumerable<string> names) => Choose(names.Where(IsText), MostTexts);

    /// <inheritdoc cref="ChooseTexts"/>
    public static IEnumerable<string> ChoosePages(IEnumerable<string> names) => Choose(names.Where(IsPage), MostPages);

    /// <summary>Whether a file of that name may teach about text files.</summary>
    public static bool IsText(string name) => Has(name, TextExtensions);

    /// <summary>Whether a file of that name may teach about pages.</summary>
    public static bool IsPage(string name) => Has(name, PageExtensions);

    /// <summary>
    /// What decides who is chosen, the smallest first: FNV-1a with its bits mixed at the end (as MurmurHash3 does), since names that end in numbers differ in few bits.
    /// </summary>
    public static ulong Rank(string name)
    {
        ulong hash = 14_695_981_039_346_656_037;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 1_099_511_628_211;
        }
        hash = (hash ^ (hash >> 33)) * 0xFF51_AFD7_ED55_8CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CE_B9FE_1A85_EC53;
        return hash ^ (hash >> 33);
    }

    private static IEnumerable<string> Choose(IEnumerable<string> names, int most) =>
        names.Select(name => (Rank: Rank(name), Name: name)).Order().Take(most).Select(file => file.Name);

    private static bool Has(string name, string[] extensions)
    {
        name = Formats.FormatNames.IsGzip(name) ? Path.GetFileNameWithoutExtension(name) : name;
        return !name.StartsWith('.') && extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
    }

    private static (DayOrder Order, RepeatedLines Repeated) Learn(IEnumerable<PageText> pages)
    {
        var orders = new DayOrders();
        RepeatedLines repeated = RepeatedLines.Learn(pages.Select(page =>
        {
            orders.Add(page.Text);
            return page;
        }));
        return (orders.Order, repeated);
    }

    private static IEnumerable<PageText> Texts(IEnumerable<string> names, Func<string, int, byte[]?> read)
    {
        foreach (string name in names)
        {
            if (Unpacked(read(name, LongestText), LongestText) is { } bytes && CharsetDecoder.Decode(bytes).Text is var text && !text.Contains('\0'))
            {
                yield return new PageText(text);
            }
        }
    }

    /// <summary>Null for what is no file of that size, or cannot be read: that is told when its turn comes.</summary>
    private static byte[]? ReadFile(string path, int most)
    {
        try
        {
            // A pipe has no length, and opening one waits until somebody writes to it.
            return new FileInfo(path) is { LinkTarget: null, Length: > 0 } file && file.Length <= most ? File.ReadAllBytes(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What comes out of gzip, where it is packed; null where that is too much, or damaged.</summary>
    private static byte[]? Unpacked(byte[]? bytes, int most)
    {
        if (bytes == null || !GzipMembers.IsGzip(bytes))
        {
            return bytes;
        }
        try
        {
            using var unpacked = new PeekStream(new GzipMembers(new MemoryStream(bytes)));
            return unpacked.ReadAll(most);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
