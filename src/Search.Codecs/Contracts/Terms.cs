using Search.Storage;

namespace Search.Codecs.Contracts;

/// <summary>The term dictionary of one field in one segment, with its counts (deleted documents included).</summary>
public abstract class Terms
{
    public abstract FieldInfo Field { get; }

    /// <summary>Number of terms.</summary>
    public abstract long Count { get; }

    /// <summary>Documents that have at least one term.</summary>
    public abstract int DocCount { get; }

    /// <summary>Sum over terms of the documents they occur in.</summary>
    public abstract long SumDocFreq { get; }

    /// <summary>Sum over terms of their occurrences: the number of tokens. Equal to <see cref="SumDocFreq"/> where the field stores no frequencies.</summary>
    public abstract long SumTotalTermFreq { get; }

    /// <summary>The smallest term by bytes.</summary>
    public abstract ReadOnlySpan<byte> MinTerm { get; }

    /// <summary>The largest term by bytes.</summary>
    public abstract ReadOnlySpan<byte> MaxTerm { get; }

    public abstract TermsEnum GetEnumerator();

    /// <summary>Looks a term up.</summary>
    /// <returns>False: no document has it.</returns>
    public virtual bool TryFind(ReadOnlySpan<byte> term, out TermState state)
    {
        TermsEnum terms = GetEnumerator();
        bool isThere = terms.SeekExact(term);
        state = isThere ? terms.State : default;
        return isThere;
    }

    /// <summary>The terms that an automaton accepts.</summary>
    /// <param name="automaton">The automaton.</param>
    /// <param name="check">Called for every few hundred terms, whether they are accepted or not; may throw to end the walk.</param>
    public virtual AutomatonTerms Intersect(TermAutomaton automaton, Action? check = null) => new SeekingTerms(GetEnumerator(), automaton, check);

    /// <summary>The postings of a term found earlier, without another look-up.</summary>
    public abstract PostingsEnum Postings(in TermState term, PostingsFlags flags, PostingsEnum? reuse = null);

    /// <summary>Sets the documents of a term found earlier that come before a doc id, and maybe some behind it.</summary>
    /// <param name="term">Where its documents are.</param>
    /// <param name="docs">As long as the segment.</param>
    /// <param name="end">The doc id.</param>
    public virtual void SetDocs(TermDocs term, BitSet docs, int end)
    {
        PostingsEnum postings = Postings(term.ToState(), PostingsFlags.Docs);
        for (postings.NextDoc(); postings.DocId < end; postings.NextBlock())
        {
            foreach (int doc in postings.BlockDocs)
            {
                docs.Set(doc);
            }
        }
    }
}
