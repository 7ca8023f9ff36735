using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Segments;
using Search.Engine;
using Search.Interop.Tests.Queries;
using Search.Storage;
using Search.Testing;

namespace Search.Interop.Tests.RandomIndexes;

/// <summary>Random queries about an index, of terms that it has.</summary>
internal sealed class IndexQueries
{
    private const int TermsKept = 60;
    private static readonly Occur[] Occurs = [Occur.Must, Occur.Should, Occur.Should, Occur.MustNot, Occur.Filter];

    private readonly TestRandom _random;
    private readonly List<(string Field, byte[] Term)> _terms = [];
    private readonly Dictionary<string, List<byte[]>> _places = new(StringComparer.Ordinal);     // terms of fields with positions
    private readonly bool _hasDates;

    public IndexQueries(TestRandom random, string folder)
    {
        _random = random;
        using var directory = new FileIndexDirectory(folder);
        foreach (SegmentCommitInfo segment in SegmentInfosReader.ReadNewest(directory)!.Segments)
        {
            using SegmentReader reader = SegmentReader.Open(directory, segment);
            foreach (FieldInfo field in reader.Fields)
            {
                Collect(reader, field);
            }
            _hasDates |= reader.Fields["published"] is { PointDimensions: 1 };
        }
    }

    public List<AskedQuery> Some(int count)
    {
        var asked = new List<AskedQuery>();
        for (int i = 0; i < count; i++)
        {
            Sort sort = _hasDates && _random.Chance(0.2) ? _random.Pick([Sort.Newest("published"), Sort.Oldest("published")]) : Sort.Relevance;
            asked.Add(new AskedQuery("random", Any(2), _random.Pick([1, 10, 100, 1000]), sort));
        }
        return asked;
    }

    private void Collect(SegmentReader reader, FieldInfo field)
    {
        if (reader.GetTerms(field.Name) is not { } terms)
        {
            return;
        }
        double share = (double)TermsKept / terms.Count;
        TermsEnum each = terms.GetEnumerator();
        while (each.Next())
        {
            if (_random.Chance(share))
            {
                byte[] term = each.Term.ToArray();
                _terms.Add((field.Name, term));
                if (field.HasPositions)
                {
                    (_places.TryGetValue(field.Name, out List<byte[]>? some) ? some : _places[field.Name] = []).Add(term);
                }
            }
        }
    }

    private Query Any(int depth)
    {
        switch (_random.Next(depth > 0 ? 8 : 5))
        {
            case 0 when _hasDates:
                return Range();
            case 1 when _places.Count > 0:
                return Phrase();
            case 2:
                (string field, byte[] term) = OneTerm();
                return new PrefixQuery(field, term.AsMemory(0, PrefixLength(term)));
            case 5 or 6:
                int count = _random.Next(1, 6);
                BooleanClause[] clauses = [.. Enumerable.Range(0, count).Select(_ => new BooleanClause(Any(depth - 1), _random.Pick(Occurs)))];
                int optional = clauses.Count(clause => clause.Occur == Occur.Should);
                return new BooleanQuery(clauses, _random.Chance(0.2) ? _random.Next(optional + 1) : 0);
            case 7:
                return new DisjunctionMaxQuery([Any(depth - 1), Any(depth - 1)], _random.Pick([0f, 0.3f, 1f]));
            default:
                (string name, byte[] text) = OneTerm();
                return new TermQuery(name, text);
        }
    }

    private (string Field, byte[] Term) OneTerm() => _terms.Count == 0 ? ("id", "none"u8.ToArray()) : _random.Pick(_terms);

    // Whole characters, since what is no text is printed by Lucene in another way.
    private static int PrefixLength(byte[] term)
    {
        int length = Math.Min(term.Length, 5);
        while (length > 0 && length < term.Length && (term[length] & 0xC0) == 0x80)
        {
            length--;
        }
        return length;
    }

    private Query Range()
    {
        const long Day = 86_400_000;
        long lower = _random.Next(-400, 2000) * Day;
        long upper = lower + _random.Next(0, 800) * Day;
        Query points = PointRangeQuery.OfLongs("published", lower, upper);
        var values = new NumericRangeQuery("published", lower, upper);
        return _random.Pick([points, values, new IndexOrDocValuesQuery(points, values)]);
    }

    private PhraseQuery Phrase()
    {
        (string field, List<byte[]> terms) = _random.Pick(_places.ToArray());
        int count = _random.Next(2, 4);
        ReadOnlyMemory<byte>[] words = [.. Enumerable.Range(0, count).Select(_ => (ReadOnlyMemory<byte>)_random.Pick(terms))];
        int gap = _random.Chance(0.2) ? 2 : 1;
        return new PhraseQuery(field, _random.Pick([0, 0, 1, 4, 20]), words, [.. Enumerable.Range(0, count).Select(i => i * gap)]);
    }
}
