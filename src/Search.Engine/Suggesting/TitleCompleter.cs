using System.Text;
using Search.Analysis;
using Search.Engine.Scoring;

namespace Search.Engine.Suggesting;

/// <summary>Finds titles that a person may be about to type, by the postings of their words.</summary>
/// <param name="snapshot">Whose titles.</param>
/// <param name="fields">Where they are.</param>
/// <param name="search">What narrows and orders them.</param>
internal sealed class TitleCompleter(Snapshot snapshot, TitleFields fields, SearchOptions search)
{
    /// <summary>Words that the last one may become.</summary>
    private const int MostEndings = 64;

    /// <summary>Titles are loaded for each that is wanted: some are told twice, and those that begin as was typed come first.</summary>
    private const int LoadedEach = 4;

    private const int MostWords = 32;

    public IReadOnlyList<string> Complete(string typed, int count)
    {
        (IReadOnlyList<string> words, bool isOpen) = WordsOf(typed);
        if (count <= 0 || words.Count == 0 || words.Count > MostWords)
        {
            return [];
        }
        IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> places = [.. words.Select((word, i) => i == words.Count - 1 && isOpen ? Endings(word) : [Encoding.UTF8.GetBytes(word)])];
        if (places[^1].Count == 0)
        {
            return [];
        }
        var titles = new List<string>();
        if (words.Count > 1)
        {
            titles.AddRange(Titles(new MultiPhraseQuery(fields.Words, 0, places, [.. Enumerable.Range(0, places.Count)]), count));
        }
        if (titles.Count < count)
        {
            titles.AddRange(Titles(new BooleanQuery([.. places.Select(place => new BooleanClause(AnyOf(place), Occur.Must))]), count));
        }
        string start = typed.Trim();
        return [.. titles.Distinct(StringComparer.Ordinal).OrderByDescending(title => title.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Take(count)];
    }

    /// <summary>The words of what was typed, and whether the last one may go on.</summary>
    private (IReadOnlyList<string> Words, bool IsOpen) WordsOf(string typed)
    {
        TokenStream stream = fields.Analyzer.CreateStream();
        stream.Reset(typed.AsMemory());
        var words = new List<string>();
        bool isOpen = false;
        while (stream.MoveNext())
        {
            words.Add(stream.Token.Text.ToString());
            isOpen = stream.Token.EndOffset == typed.Length;
        }
        return (words, isOpen);
    }

    private ReadOnlyMemory<byte>[] Endings(string word)
    {
        IEnumerable<string> most = new TermCompleter(snapshot, search.Cancellation).Complete(fields.Words, word, MostEndings).Select(term => term.Term);
        return [.. most.Prepend(word).Distinct().Select(term => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(term)).Where(IsThere)];
    }

    private bool IsThere(ReadOnlyMemory<byte> term) => new SearchContext(snapshot).StatesOf(fields.Words, term.Span).DocFreq > 0;

    private Query AnyOf(IReadOnlyList<ReadOnlyMemory<byte>> terms) =>
        terms.Count == 1 ? new TermQuery(fields.Words, terms[0]) : new TermInSetQuery(fields.Words, terms);

    private IEnumerable<string> Titles(Query query, int count) => snapshot.Search(
        query,
        new SearchOptions
        {
            Take = count * LoadedEach,
            Sort = search.Sort,
            Filters = search.Filters,
            Fields = [fields.Title],
            CountExactly = false,
            Cancellation = search.Cancellation,
        }).Hits.Select(hit => hit.Document.Text(fields.Title)).OfType<string>();
}
