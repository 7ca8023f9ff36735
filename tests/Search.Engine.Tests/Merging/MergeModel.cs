using Search.Codecs.Contracts;
using Search.Codecs.Segments;
using Search.Engine.Indexing;
using Search.Engine.Merging;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Merging;

/// <summary>Random segments in memory with random deletions, and the rows that survive.</summary>
internal sealed class MergeModel : IDisposable
{
    private readonly MemoryIndexDirectory _directory = new();
    private readonly List<MergeSource> _sources = [];
    private readonly TestRandom _random;

    internal MergeModel(TestRandom random) => _random = random;

    internal FieldNumbers Numbers { get; } = new();

    internal IReadOnlyList<MergeSource> Sources => _sources;

    internal List<Row> Survivors { get; } = [];

    /// <summary>Adds a segment.</summary>
    /// <param name="docs">How many documents.</param>
    /// <param name="deletions">Share of deleted ones.</param>
    /// <param name="fields">Share of fields that it has.</param>
    /// <param name="shuffled">Whether it numbers fields in another way.</param>
    /// <param name="omitsNorms">Whether a field of it omits norms.</param>
    internal void Add(int docs, double deletions, double fields = 1, bool shuffled = false, bool omitsNorms = false)
    {
        FieldInfos infos = RowFields.Choose(_random, fields, shuffled, omitsNorms);
        Row[] rows = [.. Enumerable.Range(0, docs).Select(_ => RowFields.CreateRow(_random, infos, distinct: docs))];
        SegmentInfo info = RowSegment.Write(_directory, $"_{_sources.Count}", rows, infos);
        BitSet? live = deletions > 0 ? new BitSet(docs) : null;
        for (int doc = 0; doc < docs; doc++)
        {
            if (_random.NextDouble() >= deletions)
            {
                live?.Set(doc);
                Survivors.Add(rows[doc]);
            }
        }
        SegmentReader reader = SegmentReader.Open(_directory, new SegmentCommitInfo { Info = info }, verify: true);
        Numbers.Learn(reader.Fields);
        _sources.Add(new MergeSource(reader, live));
    }

    internal SegmentInfo Merge(IndexDirectory to)
    {
        using var output = new SegmentWriter(to, "_m");
        return SegmentMerger.Merge(_sources, Numbers, output, new Dictionary<string, string>(), CancellationToken.None);
    }

    public void Dispose()
    {
        foreach (MergeSource source in _sources)
        {
            source.Reader.Dispose();
        }
        _directory.Dispose();
    }
}
