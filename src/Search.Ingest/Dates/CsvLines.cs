using System.Text;

namespace Search.Ingest.Dates;

/// <summary>Reads CSV as RFC 4180 has it: commas, quotes around a value that may then hold commas, quotes (doubled) and line breaks.</summary>
internal static class CsvLines
{
    /// <summary>The rows with the number of the line each starts on. Empty lines are left out.</summary>
    public static IEnumerable<(int Line, List<string> Values)> Of(string text)
    {
        int line = 1;
        for (int i = 0; i < text.Length;)
        {
            int start = line;
            var values = new List<string>();
            bool more = true;
            while (more)
            {
                values.Add(ReadValue(text, ref i, ref line));
                more = i < text.Length && text[i] == ',';
                i += more ? 1 : 0;
            }
            // At a line's end, or at the text's.
            i += i < text.Length && text[i] == '\r' ? 1 : 0;
            if (i < text.Length && text[i] == '\n')
            {
                i++;
                line++;
            }
            if (values.Count > 1 || values[0].Length > 0)
            {
                yield return (start, values);
            }
        }
    }

    private static string ReadValue(string text, ref int i, ref int line)
    {
        if (i >= text.Length || text[i] != '"')
        {
            int length = text.AsSpan(i).IndexOfAny(',', '\n', '\r');
            int start = i;
            i = length < 0 ? text.Length : i + length;
            return text[start..i];
        }
        var value = new StringBuilder();
        for (i++; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"')
            {
                i++;
                if (i == text.Length || text[i] != '"')
                {
                    break;
                }
            }
            line += c == '\n' ? 1 : 0;
            value.Append(c);
        }
        // What stands between the closing quote and the comma belongs to the value, as most readers take it.
        int rest = text.AsSpan(i).IndexOfAny(',', '\n', '\r');
        int end = rest < 0 ? text.Length : i + rest;
        value.Append(text, i, end - i);
        i = end;
        return value.ToString();
    }
}
