using Search.Codecs.Contracts;
using Search.Codecs.Segments;
using Search.Storage;

namespace Search.Engine.Snapshots;

/// <summary>Readers of segments, each opened once and shared by all snapshots that hold the segment, and by the writer.</summary>
internal sealed class SegmentReaderPool(IndexDirectory directory, bool verify, FilterCache filters)
{
    private readonly Dictionary<Key, SharedReader> _readers = [];
    private readonly Lock _guard = new();
    private readonly FilterCache _filters = filters;

    /// <summary>The segment's reader; the caller holds one reference and gives it up with <see cref="SharedReader.Release"/>.</summary>
    /// <exception cref="CorruptIndexException"/>
    internal SharedReader Acquire(SegmentCommitInfo segment)
    {
        var key = new Key(segment.Info.Name, Convert.ToHexString(segment.Info.Id), segment.FieldInfosGeneration, segment.DocValuesGeneration);
        lock (_guard)
        {
            if (_readers.TryGetValue(key, out SharedReader? shared))
            {
                shared.References++;
                return shared;
            }
            shared = new SharedReader(this, key, SegmentReader.Open(directory, segment, verify));
            _readers.Add(key, shared);
            return shared;
        }
    }

    /// <summary>A segment with the updates of doc values that it is seen with: deletions are no part of a reader.</summary>
    internal sealed record Key(string Name, string Id, long FieldInfosGeneration, long DocValuesGeneration);

    /// <summary>One reader with its count of holders.</summary>
    internal sealed class SharedReader(SegmentReaderPool pool, Key key, ISegmentReader reader)
    {
        internal ISegmentReader Reader => reader;

        internal FilterCache Filters => pool._filters;

        internal int References { get; set; } = 1;

        /// <summary>One more holder. Only from somebody who holds a reference already.</summary>
        internal SharedReader AddReference()
        {
            lock (pool._guard)
            {
                References++;
                return this;
            }
        }

        internal void Release()
        {
            lock (pool._guard)
            {
                if (--References > 0)
                {
                    return;
                }
                pool._readers.Remove(key);
            }
            pool._filters.Forget(reader);
            reader.Dispose();
        }
    }
}
