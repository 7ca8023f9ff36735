using System.Text;
using Search.Analysis;

namespace Search.Service.Queries;

/// <summary>Makes a query of a text in natural language, in which no sign and no word is an operator.</summary>
public static class PlainWords
{
    private static readonly Analyzer Words = Analyzers.ByName("standard");

    /// <summary>
    /// The words of the text in lower case, one blank between them, so that the query parser takes each for a word: <c>C++ AND "no-limits"?</c> becomes <c>c and no limits</c>. Empty
    /// where there are none.
    /// </summary>
    public static string ToQuery(string text)
    {
        TokenStream stream = Words.CreateStream();
        stream.Reset(text.AsMemory());
        var query = new StringBuilder(text.Length);
        while (stream.MoveNext())
        {
            if (query.Length > 0)
            {
                query.Append(' ');
            }
            foreach (char c in stream.Token.Text)
            {
                // Words may have signs inside, such as 3:15.
                if (!char.IsLetterOrDigit(c) && char.IsAscii(c))
                {
                    query.Append('\\');
                }
                query.Append(c);
            }
        }
        return query.ToString();
    }
}
