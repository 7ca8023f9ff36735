using System.Text;
using Search.Analysis;

namespace Search.Engine.QueryParsing;

/// <summary>The tokens that an analyzer makes of a piece of query text, as terms with positions counted from 0. One more than a query can have is the last.</summary>
internal sealed class AnalyzedText
{
    private static readonly AnalyzedText Empty = new();

    private readonly List<ReadOnlyMemory<byte>> _terms = [];
    private readonly List<int> _positions = [];

    private AnalyzedText()
    {
    }

    public static AnalyzedText Of(TokenStream stream, string text)
    {
        stream.Reset(text.AsMemory());
        AnalyzedText words = Empty;
        int position = -1;
        while (words.Count <= BooleanQuery.MaxClauses && stream.MoveNext())
        {
            words = words == Empty ? new AnalyzedText() : words;
            position += stream.Token.PositionIncrement;
            byte[] term = new byte[Encoding.UTF8.GetByteCount(stream.Token.Text)];
            Encoding.UTF8.GetBytes(stream.Token.Text, term);
            words._terms.Add(term);
            words._positions.Add(Math.Max(position, 0));
        }
        return words;
    }

    public IReadOnlyList<ReadOnlyMemory<byte>> Terms => _terms;

    public int Count => _terms.Count;

    /// <summary>Whether both are one word, the same, or the same words at the same places.</summary>
    public bool IsSameAs(AnalyzedText other) => Count == other.Count
        && (Count == 1 || _positions.SequenceEqual(other._positions))
        && _terms.Zip(other._terms).All(pair => pair.First.Span.SequenceEqual(pair.Second.Span));

    /// <summary>Leaves only the first ones.</summary>
    public void Truncate(int count)
    {
        _terms.RemoveRange(count, _terms.Count - count);
        _positions.RemoveRange(count, _positions.Count - count);
    }

    /// <summary>The tokens in a row. One token alone is a term.</summary>
    public Query ToPhrase(string field, int slop) => Count == 1 ? new TermQuery(field, _terms[0]) : new PhraseQuery(field, slop, _terms, _positions);
}
