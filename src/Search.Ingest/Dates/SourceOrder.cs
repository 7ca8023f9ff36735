using System.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// Asks other articles of a source how it writes days in numbers: the first records of a file, the text files of a folder. Looked at when first
/// asked.
/// </summary>
internal static class SourceOrder
{
    /// <summary>How much of a file of records is looked at, in bytes.</summary>
    public const int Looked = 64 << 10;

    private const int MostFiles = 200;

    /// <summary>How much of each text file, from its top.</summary>
    private const int LookedPerFile = 4096;

    private static readonly string[] Extensions = [".txt", ".text", ".md", ".markdown"];

    /// <param name="start">The first bytes of a file of records.</param>
    public static Lazy<DayOrder> OfRecords(ReadOnlySpan<byte> start)
    {
        var orders = new DayOrders();
        orders.Add(Encoding.Latin1.GetString(start));
        return new Lazy<DayOrder>(orders.Order);
    }

    public static Lazy<DayOrder> OfFolder(string folder) => new(() => ReadFolder(folder));

    private static DayOrder ReadFolder(string folder)
    {
        var orders = new DayOrders();
        byte[] start = new byte[LookedPerFile];
        try
        {
            IEnumerable<string> paths = Directory.EnumerateFiles(folder).Where(p =>
                Extensions.Contains(Path.GetExtension(p), StringComparer.OrdinalIgnoreCase));
            foreach (string path in paths.Order(StringComparer.Ordinal).Take(MostFiles))
            {
                // A pipe has no length, and opening one waits until somebody writes to it.
                if (new FileInfo(path) is { LinkTarget: null, Length: > 0 })
                {
                    using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
                    orders.Add(Encoding.Latin1.GetString(start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false))));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is named when its turn comes; it decides nothing.
        }
        return orders.Order;
    }
}
