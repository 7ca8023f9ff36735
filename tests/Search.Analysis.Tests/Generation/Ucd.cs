using System.Globalization;

namespace Search.Analysis.Tests.Generation;

/// <summary>Reads the Unicode Character Database as Debian's package unicode-data 15.0 installs it.</summary>
internal static class Ucd
{
    internal const int CodePoints = 0x110000;

    internal const string Folder = "/usr/share/unicode";

    internal static bool IsInstalled => File.Exists(Path.Combine(Folder, "UnicodeData.txt"));

    /// <summary>The code points that a property file gives one of these values.</summary>
    internal static CodePointSet Set(string file, params string[] values)
    {
        var set = new CodePointSet();
        foreach ((int first, int last, string value) in Ranges(file))
        {
            if (values.Contains(value))
            {
                set.Add(first, last);
            }
        }
        return set.Any() ? set : throw new InvalidDataException($"{file} has no {string.Join(", ", values)}");
    }

    /// <summary>The lines <c>first..last ; value # comment</c> of a property file.</summary>
    internal static IEnumerable<(int First, int Last, string Value)> Ranges(string file)
    {
        foreach (string line in File.ReadLines(Path.Combine(Folder, file)))
        {
            string[] fields = line.Split('#')[0].Split(';', StringSplitOptions.TrimEntries);
            if (fields.Length >= 2)
            {
                string[] ends = fields[0].Split("..");
                yield return (Hex(ends[0]), Hex(ends[^1]), fields[1]);
            }
        }
    }

    /// <summary>The simple lower case of every code point that has one (field 13 of UnicodeData.txt).</summary>
    internal static IEnumerable<(int Upper, int Lower)> SimpleLowerCase()
    {
        foreach (string line in File.ReadLines(Path.Combine(Folder, "UnicodeData.txt")))
        {
            string[] fields = line.Split(';');
            if (fields[13].Length > 0)
            {
                yield return (Hex(fields[0]), Hex(fields[13]));
            }
        }
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
