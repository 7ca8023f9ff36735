using System.Text;

namespace Search.Ingest.Html.Metadata;

/// <summary>Mends what is commonly wrong with JSON in pages.</summary>
internal static class JsonMending
{
    /// <summary>Without a comment or a CDATA section around it, and without a semicolon behind.</summary>
    public static string Unwrap(string script)
    {
        ReadOnlySpan<char> text = script.AsSpan().Trim();
        int start = text.IndexOfAny('{', '[');
        // <![CDATA[ begins with a bracket of its own.
        if (text.StartsWith("<![CDATA[") || text.StartsWith("//<![CDATA[") || text.StartsWith("/*<![CDATA["))
        {
            start = text.IndexOf("CDATA[") + 6;
            start += Math.Max(0, text[start..].IndexOfAny('{', '['));
        }
        int end = text.LastIndexOfAny('}', ']');
        if (text.EndsWith("]]>") || text.EndsWith("]]>*/"))
        {
            end = text[..text.LastIndexOf("]]>")].LastIndexOfAny('}', ']');
        }
        return start < 0 || end <= start ? script : text[start..(end + 1)].ToString();
    }

    /// <summary>Control characters within strings escaped, backslashes before other letters doubled.</summary>
    public static string Mend(string json)
    {
        var mended = new StringBuilder(json.Length + 16);
        bool isString = false;
        for (int i = 0; i < json.Length; i++)
        {
            char c = json[i];
            if (c == '\\' && isString)
            {
                char next = i + 1 < json.Length ? json[i + 1] : ' ';
                if (next is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u')
                {
                    mended.Append(c).Append(next);
                    i++;
                }
                else
                {
                    mended.Append("\\\\");
                }
            }
            else if (c == '"' && isString && !EndsString(json, i))
            {
                mended.Append("\\\"");
            }
            else if (c < ' ' && isString)
            {
                mended.Append(' ');
            }
            else
            {
                isString ^= c == '"';
                mended.Append(c);
            }
        }
        return mended.ToString();
    }

    /// <summary>Whether what follows a quotation mark can follow a string.</summary>
    private static bool EndsString(string json, int quote)
    {
        for (int i = quote + 1; i < json.Length; i++)
        {
            if (!char.IsWhiteSpace(json[i]))
            {
                return json[i] is ',' or ':' or '}' or ']';
            }
        }
        return true;
    }
}
