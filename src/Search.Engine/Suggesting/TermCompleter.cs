using System.Runtime.InteropServices;
using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Facets;
using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine.Suggesting;

/// <summary>
/// Finds the most frequent terms that start so, in bounded time. Up to <paramref name="mostTerms"/> terms are looked at; where more start so, of each two next bytes no more than
/// a small share of that: the first ones, which are the shorter words and mostly the frequent ones.
/// </summary>
/// <param name="snapshot">Whose terms.</param>
/// <param name="cancellation">Ends it.</param>
/// <param name="mostTerms">Terms that are looked at in all segments together, at least one in each.</param>
internal sealed class TermCompleter(Snapshot snapshot, CancellationToken cancellation, int mostTerms = TermCompleter.MostTerms)
{
    public const int MostTerms = 1 << 16;

    /// <summary>Terms whose places behind a word are counted.</summary>
    private const int MostFollowers = 200;

    /// <summary>What that may cost, in postings that are read.</summary>
    private const long MostPostings = 200_000;

    private const int SharesOfNextBytes = 1024;
    private const int CheckEvery = 1024;

    /// <summary>The most frequent first; of those as frequent the first by their bytes.</summary>
    public IReadOnlyList<TermStatistics> Complete(string field, string prefix, int count)
    {
        byte[] start = Encoding.UTF8.GetBytes(prefix);
        Terms[] dictionaries = [.. snapshot.Segments.Select(segment => segment.Reader.GetTerms(field)).OfType<Terms>()];
        var sums = new Dictionary<byte[], long>(ByteStringComparer.Instance);
        int share = Math.Max(1, mostTerms / Math.Max(1, dictionaries.Length));
        foreach (Terms terms in dictionaries)
        {
            if (CountFrom(terms, start, share) is var found && found > share)
            {
                Add(sums, terms, start, share, Math.Max(1, share / SharesOfNextBytes));
            }
            else if (found > 0)
            {
                Add(sums, terms, start, share, share);
            }
        }
        return
        [
            .. sums.OrderByDescending(term => term.Value).ThenBy(term => term.Key, TermText.ByteOrder).Take(count)
                .Select(term => new TermStatistics(Encoding.UTF8.GetString(term.Key), term.Value)),
        ];
    }

    /// <summary>Likewise; but first come terms that stand right behind a word, those first that do so in most documents. Where that would cost too much, they are not told from the others.</summary>
    public IReadOnlyList<TermStatistics> CompleteBehind(string field, string before, string prefix, int count)
    {
        var counts = new WordCounts(snapshot, cancellation);
        long frequency = counts.Of(field, before);
        IReadOnlyList<TermStatistics> terms = Complete(field, prefix, frequency == 0 ? count : Math.Max(count, MostFollowers));
        long postings = 0;
        return
        [
            .. terms.Select(term => (Term: term, Behind: (postings += Math.Min(frequency, term.DocFreq)) <= MostPostings ? counts.OfPhrase(field, before, term.Term) : 0))
                .OrderByDescending(term => term.Behind).Take(count).Select(term => term.Term),
        ];
    }

    /// <summary>How many terms start so; a number above the most where they are more.</summary>
    private static int CountFrom(Terms terms, byte[] start, int most)
    {
        TermsEnum each = terms.GetEnumerator();
        int found = 0;
        for (bool isThere = each.SeekCeiling(start) != SeekStatus.End; isThere && each.Term.StartsWith(start) && found <= most; isThere = each.Next())
        {
            found++;
        }
        return found;
    }

    private void Add(Dictionary<byte[], long> sums, Terms terms, byte[] start, int most, int mostOfNext)
    {
        Dictionary<byte[], long>.AlternateLookup<ReadOnlySpan<byte>> byBytes = sums.GetAlternateLookup<ReadOnlySpan<byte>>();
        TermsEnum each = terms.GetEnumerator();
        bool isThere = each.SeekCeiling(start) != SeekStatus.End;
        int ofNext = 0;
        int next = -1;
        for (int seen = 0; isThere && seen < most && each.Term.StartsWith(start); seen++)
        {
            if (seen % CheckEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
            int own = NextBytes(each.Term[start.Length..]);
            ofNext = own == next ? ofNext + 1 : 1;
            next = own;
            CollectionsMarshal.GetValueRefOrAddDefault(byBytes, each.Term, out _) += each.State.DocFreq;
            isThere = ofNext < mostOfNext || next < 0 || next == ushort.MaxValue
                ? each.Next()
                : each.SeekCeiling([.. start, (byte)((next + 1) >> 8), (byte)(next + 1)]) != SeekStatus.End;
        }
    }

    /// <summary>The two bytes as one number; -1 where there are not so many.</summary>
    private static int NextBytes(ReadOnlySpan<byte> rest) => rest.Length < 2 ? -1 : rest[0] << 8 | rest[1];
}
