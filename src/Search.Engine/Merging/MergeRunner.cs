using Search.Codecs.Contracts;
using Search.Codecs.Segments;
using Search.Engine.Indexing;
using Search.Storage;

namespace Search.Engine.Merging;

/// <summary>
/// Runs the merges of a writer: those that the policy asks for on threads of their own, those that a person asks for on that person's. Documents are added, deleted and
/// committed meanwhile; what is deleted while a merge runs is deleted again in what comes of it.
/// </summary>
/// <param name="directory">Where the index is.</param>
/// <param name="segments">What there is to merge.</param>
/// <param name="numbers">Of the index's fields.</param>
/// <param name="policy">What is to be merged.</param>
/// <param name="threads">Background threads at most; 0 where <see cref="Settle"/> does it all.</param>
/// <param name="sort">The order of documents; none: as they were added.</param>
/// <param name="host">The writer.</param>
internal sealed class MergeRunner(
    IndexDirectory directory, WriterSegments segments, FieldNumbers numbers, TieredMergePolicy policy, int threads,
    IReadOnlyList<IndexSortField> sort, IMergeHost host) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly HashSet<string> _merging = new(StringComparer.Ordinal);
    private int _running;
    private bool _isForcing;

    /// <summary>Starts a background thread where there is something to merge and not all threads run yet. Under the writer's lock. Never throws: a failure is the writer's.</summary>
    internal void Schedule()
    {
        try
        {
            if (_running < threads && !_isForcing && !_cancellation.IsCancellationRequested && policy.FindMerges(Candidates(), _merging).Count > 0)
            {
                _running++;
                _ = Task.Factory.StartNew(RunInBackground, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
        }
        catch (Exception error)
        {
            host.Fail(error);       // the sizes of segments are read from the folder
        }
    }

    /// <summary>Merges until the policy is content, on this thread.</summary>
    internal void Settle() => RunAll(candidates => _isForcing ? [] : policy.FindMerges(candidates, _merging));

    /// <summary>Merges until no more than so many segments are left. With one, it has no deletions either.</summary>
    internal void Force(int maxSegments) => RunAlone(candidates => policy.FindForcedMerges(candidates, maxSegments));

    /// <summary>Writes each segment that has deletions now once more without them, by itself: large ones are not made larger.</summary>
    internal void Expunge()
    {
        // What is deleted while it runs is not waited for: that could go on for ever.
        HashSet<string>? names = null;
        RunAlone(candidates =>
        {
            names ??= [.. candidates.Where(candidate => candidate.Deleted > 0).Select(candidate => candidate.Name)];
            return [.. candidates.Where(candidate => names.Contains(candidate.Name)).Select(candidate => (IReadOnlyList<MergeCandidate>)[candidate])];
        });
    }

    private void RunAlone(Func<IReadOnlyList<MergeCandidate>, IReadOnlyList<IReadOnlyList<MergeCandidate>>> find)
    {
        lock (host.Guard)
        {
            _isForcing = true;
            WaitUntilIdle();
        }
        try
        {
            RunAll(find);
        }
        finally
        {
            lock (host.Guard)
            {
                _isForcing = false;
            }
        }
    }

    /// <summary>Returns when no merge runs.</summary>
    internal void Wait()
    {
        lock (host.Guard)
        {
            WaitUntilIdle();
        }
    }

    /// <summary>Stops what runs.</summary>
    public void Dispose()
    {
        _cancellation.Cancel();
        Wait();
    }

    private void WaitUntilIdle()
    {
        while (_running > 0 || _merging.Count > 0)
        {
            Monitor.Wait(host.Guard);
        }
    }

    private void RunInBackground()
    {
        bool goesOn = false;
        try
        {
            Settle();
            goesOn = true;
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
        }
        catch (Exception error)
        {
            host.Fail(error);
        }
        finally
        {
            lock (host.Guard)
            {
                _running--;
                if (goesOn)
                {
                    Schedule();     // for what was flushed since this thread last looked
                }
                Monitor.PulseAll(host.Guard);
            }
        }
    }

    private void RunAll(Func<IReadOnlyList<MergeCandidate>, IReadOnlyList<IReadOnlyList<MergeCandidate>>> find)
    {
        while (Begin(find) is { } merge)
        {
            try
            {
                Run(merge);
            }
            finally
            {
                lock (host.Guard)
                {
                    _merging.ExceptWith(merge.Names);
                    segments.GiveUp(merge.Name);
                    foreach (string name in merge.Names)
                    {
                        segments.GiveUp(name);
                    }
                    Monitor.PulseAll(host.Guard);
                }
            }
        }
    }

    private OneMerge? Begin(Func<IReadOnlyList<MergeCandidate>, IReadOnlyList<IReadOnlyList<MergeCandidate>>> find)
    {
        lock (host.Guard)
        {
            host.AwaitSegments();
            _cancellation.Token.ThrowIfCancellationRequested();
            host.ApplyDeletes();
            if (find(Candidates()) is not [{ } chosen, ..])
            {
                return null;
            }
            HashSet<string> names = [.. chosen.Select(candidate => candidate.Name)];
            _merging.UnionWith(names);
            segments.Keep(names);
            Schedule();     // perhaps another thread finds another merge
            WriterSegment[] sources = [.. segments.All.Where(segment => names.Contains(segment.Commit.Info.Name))];
            return new OneMerge(segments.BeginName(), names, sources, [.. sources.Select(source => source.ShareLiveDocs())]);
        }
    }

    private void Run(OneMerge merge)
    {
        // Readers of its own, which compare checksums: what a merge reads it writes with a fresh checksum, and damage could never be seen again.
        var readers = new List<SegmentReader>();
        try
        {
            var sources = new List<MergeSource>();
            for (int i = 0; i < merge.Sources.Count; i++)
            {
                readers.Add(SegmentReader.Open(directory, merge.Sources[i].Commit, verify: true));
                sources.Add(new MergeSource(readers[i], merge.LiveDocs[i]));
            }
            DocMap[] maps = DocMap.Build(sources, sort);
            SegmentInfo? merged = null;
            if (maps.Any(map => map.LiveCount > 0))
            {
                using var output = new SegmentWriter(directory, merge.Name) { Compound = IsCompound, IndexSort = sort };
                merged = SegmentMerger.Merge(sources, maps, numbers, output, host.Diagnostics("merge"), _cancellation.Token);
            }
            Finish(merge, maps, merged);
        }
        catch (Exception error) when (DamagedSources.MayCause(error))
        {
            DamagedSources.ThrowIfAny(directory, merge.Sources.Select(source => source.Commit), _cancellation.Token);
            throw;
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }

    private void Finish(OneMerge merge, DocMap[] maps, SegmentInfo? merged)
    {
        lock (host.Guard)
        {
            host.AwaitSegments();
            host.ApplyDeletes();
            WriterSegment? result = segments.Replace(merge.Sources.ToHashSet(), merged);
            for (int i = 0; i < maps.Length && result != null; i++)
            {
                DeleteAgain(merge.Sources[i], merge.LiveDocs[i], maps[i], result);
            }
        }
    }

    private static void DeleteAgain(WriterSegment source, BitSet? liveBefore, DocMap map, WriterSegment result)
    {
        BitSet? liveNow = source.LiveDocs;
        if (liveNow == null || ReferenceEquals(liveNow, liveBefore))
        {
            return;
        }
        for (int doc = 0; doc < liveNow.Length; doc++)
        {
            if (!liveNow[doc] && (liveBefore == null || liveBefore[doc]))
            {
                result.Delete(map[doc]);
            }
        }
    }

    private bool IsCompound(long bytes)
    {
        lock (host.Guard)
        {
            host.AwaitSegments();
            return policy.IsCompound(bytes, Candidates());
        }
    }

    private MergeCandidate[] Candidates() =>
    [
        .. segments.All.Select(segment => new MergeCandidate(
            segment.Commit.Info.Name, segment.BytesIn(directory), segment.Commit.Info.MaxDoc, segment.DeletedCount)),
    ];

    /// <summary>A merge under way: the new segment's name, and the sources with the live documents that it began with.</summary>
    private sealed record OneMerge(string Name, IReadOnlySet<string> Names, IReadOnlyList<WriterSegment> Sources, IReadOnlyList<BitSet?> LiveDocs);
}
