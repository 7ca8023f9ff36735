using System.Text;

namespace Search.Ingest.Charsets;

/// <summary>Finds the encoding that a page names in its own head, before it is decoded: the "prescan" of the HTML standard, and the declaration of XML.</summary>
internal static class MarkupHead
{
    /// <summary>Browsers look at 1,024 bytes and then at more while they load; pages with long scripts before their <c>meta</c> are not rare.</summary>
    private const int Looked = 1 << 14;

    private const int MostAttributes = 100;

    /// <summary>The label as written, or null.</summary>
    public static string? Charset(ReadOnlySpan<byte> page)
    {
        page = page[..Math.Min(page.Length, Looked)];
        int at = 0;
        while (at < page.Length)
        {
            int next = page[at..].IndexOf((byte)'<');
            if (next < 0)
            {
                return null;
            }
            at += next;
            ReadOnlySpan<byte> rest = page[at..];
            if (rest.StartsWith("<!--"u8))
            {
                // A comment may end with the dashes that began it.
                int end = rest[2..].IndexOf("-->"u8);
                at = end < 0 ? page.Length : at + 2 + end + 3;
            }
            else if (rest.StartsWith("<?xml "u8) && Declared(rest) is { } declared)
            {
                return declared;
            }
            else if (rest.Length > 5 && Ascii.EqualsIgnoreCase(rest[..5], "<meta"u8) && (IsSpace(rest[5]) || rest[5] == '/'))
            {
                at += 5;
                if (OfMeta(page, ref at) is { } label)
                {
                    return label;
                }
            }
            else if (rest.Length > 2 && (char.IsAsciiLetter((char)rest[1]) || (rest[1] == '/' && char.IsAsciiLetter((char)rest[2]))))
            {
                int name = rest.IndexOfAny(" \t\r\n\f>"u8);
                at = name < 0 ? page.Length : at + name;
                for (int i = 0; i < MostAttributes && Attribute(page, ref at, out _, out _); i++)
                {
                    // Passed over: a < within a value begins no tag.
                }
            }
            else
            {
                int end = rest.Length > 1 && rest[1] is (byte)'!' or (byte)'/' or (byte)'?' ? rest.IndexOf((byte)'>') : 0;
                at = end < 0 ? page.Length : at + end + 1;
            }
        }
        return null;
    }

    private static string? OfMeta(ReadOnlySpan<byte> page, ref int at)
    {
        bool isContentType = false;
        bool hasCharset = false;
        string? label = null;
        for (int i = 0; i < MostAttributes && Attribute(page, ref at, out string name, out string value); i++)
        {
            if (name == "http-equiv")
            {
                isContentType |= value.Equals("content-type", StringComparison.OrdinalIgnoreCase);
            }
            else if (name == "charset")
            {
                (label, hasCharset) = (value, true);
            }
            else if (name == "content" && label == null)
            {
                label = OfContentType(value);
            }
        }
        return label != null && (isContentType || hasCharset) && CharsetNames.CodePageOf(label) != null ? label : null;
    }

    /// <summary>The charset within a content type: <c>text/html; charset=utf-8</c>; null where there is none.</summary>
    public static string? OfContentType(string? type)
    {
        for (int at = 0; type != null && (at = type.IndexOf("charset", at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            at += "charset".Length;
            ReadOnlySpan<char> rest = type.AsSpan(at).TrimStart();
            if (rest is ['=', ..])
            {
                rest = rest[1..].TrimStart();
                if (rest is ['"' or '\'', ..])
                {
                    int quote = rest[1..].IndexOf(rest[0]);
                    return quote < 0 ? null : rest.Slice(1, quote).ToString();
                }
                int end = rest.IndexOfAny(" \t\r\n\f;,");
                return (end < 0 ? rest : rest[..end]).ToString();
            }
        }
        return null;
    }

    /// <summary>The next attribute of a tag; false at its end, which is then passed.</summary>
    private static bool Attribute(ReadOnlySpan<byte> page, ref int at, out string name, out string value)
    {
        (name, value) = ("", "");
        while (at < page.Length && (IsSpace(page[at]) || page[at] == '/'))
        {
            at++;
        }
        if (at >= page.Length || page[at] == '>')
        {
            at = Math.Min(at + 1, page.Length);
            return false;
        }
        int start = at++;
        while (at < page.Length && !IsSpace(page[at]) && page[at] is not ((byte)'/' or (byte)'>' or (byte)'='))
        {
            at++;
        }
        name = Encoding.Latin1.GetString(page[start..at]).ToLowerInvariant();
        int behind = at;
        while (behind < page.Length && IsSpace(page[behind]))
        {
            behind++;
        }
        if (behind >= page.Length || page[behind] != '=')
        {
            return true;
        }
        at = behind + 1;
        while (at < page.Length && IsSpace(page[at]))
        {
            at++;
        }
        if (at < page.Length && page[at] is (byte)'"' or (byte)'\'')
        {
            int length = page[(at + 1)..].IndexOf(page[at]);
            int end = length < 0 ? page.Length : at + 1 + length;
            value = Encoding.Latin1.GetString(page[(at + 1)..end]);
            at = Math.Min(end + 1, page.Length);
            return length >= 0;
        }
        start = at;
        while (at < page.Length && !IsSpace(page[at]) && page[at] != '>')
        {
            at++;
        }
        value = Encoding.Latin1.GetString(page[start..at]);
        // A tag that never ends says nothing.
        return at < page.Length;
    }

    private static string? Declared(ReadOnlySpan<byte> xml)
    {
        int end = xml.IndexOf("?>"u8);
        int at = "<?xml "u8.Length;
        while (end > 0 && Attribute(xml[..(end + 1)], ref at, out string name, out string value))
        {
            if (name == "encoding")
            {
                return CharsetNames.CodePageOf(value) != null ? value : null;
            }
        }
        return null;
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f';
}
