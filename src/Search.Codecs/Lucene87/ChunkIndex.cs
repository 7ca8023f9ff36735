using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>Where the chunks of a data file lie, and which documents each holds: the index of stored fields and of term vectors. Threads may share it.</summary>
/// <param name="maxDoc">Documents of the segment.</param>
/// <param name="dataStart">Where the first chunk begins in the data file.</param>
/// <param name="maxDocsPerChunk">More documents in a chunk are damage.</param>
internal abstract class ChunkIndex(int maxDoc, long dataStart, int maxDocsPerChunk)
{
    public abstract long ChunkCount { get; }

    /// <summary>Where the last chunk ends in the data file.</summary>
    public abstract long End { get; }

    /// <summary>For errors.</summary>
    protected abstract FileSlice File { get; }

    /// <summary>The chunk that holds a document.</summary>
    /// <exception cref="CorruptIndexException">The index is damaged.</exception>
    public Place Find(int docId)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)docId, (uint)maxDoc, nameof(docId));
        Place place = Chunk(FindChunk(docId));
        return docId - place.DocBase >= 0 && docId - place.DocBase < place.DocCount
            ? place
            : throw File.Corrupt($"document {docId} is not among the {place.DocCount} from {place.DocBase} on", 0);
    }

    /// <summary>A chunk by its number.</summary>
    /// <exception cref="CorruptIndexException">The index is damaged.</exception>
    public Place Chunk(long chunk)
    {
        if (chunk < 0 || chunk >= ChunkCount)
        {
            throw File.Corrupt($"chunk {chunk} of {ChunkCount}", 0);
        }
        long docBase = DocBase(chunk);
        long docEnd = DocBase(chunk + 1);
        long start = Start(chunk);
        long end = Start(chunk + 1);
        return docBase >= 0 && docEnd > docBase && docEnd - docBase <= maxDocsPerChunk && docEnd <= maxDoc
                && start >= dataStart && end > start && end <= End
            ? new Place((int)docBase, (int)(docEnd - docBase), start, end - start)
            : throw File.Corrupt($"chunk {chunk} holds documents {docBase} to {docEnd} at {start} to {end}", 0);
    }

    /// <summary>The last chunk whose first document is at or before this one.</summary>
    protected abstract long FindChunk(int docId);

    /// <summary>First document of a chunk; behind the last one, how many documents there are.</summary>
    protected abstract long DocBase(long chunk);

    /// <summary>Where a chunk begins; behind the last one, where that ends.</summary>
    protected abstract long Start(long chunk);

    /// <summary>Which documents a chunk holds, and its bytes in the data file.</summary>
    internal readonly record struct Place(int DocBase, int DocCount, long Start, long Length);
}
