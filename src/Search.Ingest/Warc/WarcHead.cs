using System.Globalization;
using System.Text;

namespace Search.Ingest.Warc;

/// <summary>The head of a record, or of an HTTP answer: its first line and its fields.</summary>
internal sealed class WarcHead
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    private WarcHead(string firstLine) => FirstLine = firstLine;

    public string FirstLine { get; }

    /// <summary>The first field of that name, or null.</summary>
    public string? this[string name] => _fields.GetValueOrDefault(name);

    /// <summary>The length of a head that stands at the start of some bytes, with the empty line behind it; -1 where none ends there.</summary>
    public static int LengthIn(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at < bytes.Length;)
        {
            int line = bytes[at..].IndexOf((byte)'\n');
            if (line < 0)
            {
                return -1;
            }
            if (!bytes.Slice(at, line).ContainsAnyExcept((byte)'\r'))
            {
                return at + line + 1;
            }
            at += line + 1;
        }
        return -1;
    }

    /// <summary>Reads a head. Lines that are no fields are passed over.</summary>
    public static WarcHead Parse(ReadOnlySpan<byte> bytes)
    {
        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var head = new WarcHead(lines[0].TrimEnd('\r'));
        string? name = null;
        foreach (string raw in lines.Skip(1))
        {
            string line = raw.TrimEnd('\r');
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                if (name != null)
                {
                    head._fields[name] = (head._fields[name] + ' ' + line.Trim()).Trim();
                }
                continue;
            }
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            name = colon > 0 ? line[..colon].Trim() : null;
            // The first of several is it; the others may not continue it.
            name = name != null && head._fields.TryAdd(name, line[(colon + 1)..].Trim()) ? name : null;
        }
        return head;
    }

    /// <summary>A field that is a whole number from 0 on; null where it is missing or none.</summary>
    public long? Number(string name) =>
        long.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
