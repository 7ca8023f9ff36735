using System.Text;

namespace Search.Engine.Highlighting;

/// <summary>
/// Numbers what a query looks for. The same words looked for in different fields are the same part, such as a word in the text and in the title: together
/// they count as one.
/// </summary>
internal sealed class PartNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The part that looks for these terms.</summary>
    public int OfTerms(IEnumerable<ReadOnlyMemory<byte>> terms)
    {
        var key = new StringBuilder("terms");
        foreach (ReadOnlyMemory<byte> term in terms)
        {
            key.Append(' ').Append(Convert.ToHexString(term.Span));
        }
        return Of(key.ToString());
    }

    /// <summary>The part that a query of one field looks for.</summary>
    public int OfQuery(Query query, string field) => Of(query.GetType().Name + " " + query.ToString(field));

    private int Of(string key)
    {
        if (!_numbers.TryGetValue(key, out int number))
        {
            _numbers.Add(key, number = _numbers.Count);
        }
        return number;
    }
}
