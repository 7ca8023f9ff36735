namespace Search.Codecs.Contracts;

/// <summary>Walks doc ids of one segment upwards. It starts before the first: <see cref="DocId"/> is -1 until the first move.</summary>
public abstract class DocIdIterator
{
    /// <summary>What <see cref="DocId"/> is once the iterator is used up; larger than every doc id, so comparisons need no special case.</summary>
    public const int NoMoreDocs = int.MaxValue;

    /// <summary>The current doc id, -1 before the first move, <see cref="NoMoreDocs"/> after the last.</summary>
    public abstract int DocId { get; }

    /// <summary>An upper bound, or an estimate, of how many docs there are.</summary>
    public abstract long Cost { get; }

    /// <summary>Moves to the next doc and gives its id, or <see cref="NoMoreDocs"/>.</summary>
    public abstract int NextDoc();

    /// <summary>Moves to the first doc at or after <paramref name="target"/>, which must be larger than <see cref="DocId"/>.</summary>
    public abstract int Advance(int target);
}
