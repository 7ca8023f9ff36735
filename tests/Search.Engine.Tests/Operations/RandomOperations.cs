using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Operations;

/// <summary>
/// Does to an index, at random, all that can be done to one, and the same to a list. What a writer sees, what is committed and what snapshots saw
/// that were opened earlier is compared with lists all the time.
/// </summary>
internal sealed class RandomOperations : IDisposable
{
    internal static readonly string[] Words = ["rain", "drought", "harvest", "river", "town", "council", "bridge", "mill", "winter", "fair"];
    internal static readonly string[] Tags = ["earn", "acq", "grain", "crude", "trade"];

    private readonly IndexDirectory _directory;
    private readonly TestRandom _random;
    private readonly List<string> _log = [];
    private readonly List<(Snapshot Snapshot, List<ModelDoc> Docs)> _held = [];
    private SearchIndex _index;
    private IndexWriter _writer;
    private List<ModelDoc> _committed = [];
    private List<ModelDoc> _pending = [];
    private readonly OperationCounts _counts;
    private int _serial;

    public RandomOperations(IndexDirectory directory, TestRandom random, OperationCounts? counts = null)
    {
        _directory = directory;
        _random = random;
        _counts = counts ?? new OperationCounts();
        _index = SearchIndex.OpenOrCreate(directory, ModelDoc.Schema);
        _writer = OpenWriter();
        _writer.Commit();
    }

    /// <exception cref="InvalidOperationException">Something went wrong; the message says how to have it again.</exception>
    public void Run(int steps)
    {
        try
        {
            for (int step = 0; step < steps; step++)
            {
                Step();
            }
            Commit();
            CompareCommitted();
            _held.ForEach(held => ModelComparison.Compare(held.Snapshot, held.Docs, _random, _counts, Message));
        }
        catch (Exception error)
        {
            throw new InvalidOperationException(Message, error);
        }
    }

    public void Dispose()
    {
        _held.ForEach(held => held.Snapshot.Dispose());
        _writer.Dispose();
        _index.Dispose();
    }

    private string Message => $"{_random.Explain} after {_log.Count} steps: ... {string.Join(' ', _log.TakeLast(30))}";

    private void Step()
    {
        Action action = _random.Next(100) switch
        {
            < 40 => AddOrUpdate,
            < 48 => Delete,
            < 51 => DeleteByQuery,
            < 60 => AddMany,
            < 66 => AddUnfit,
            < 74 => Commit,
            < 78 => Flush,
            < 81 => Merge,
            < 85 => Reopen,
            < 90 => Hold,
            < 94 => Release,
            < 97 => CompareUncommitted,
            _ => CompareCommitted,
        };
        _log.Add(action.Method.Name);
        action();
    }

    private IndexWriter OpenWriter() => _index.OpenWriter(new WriterOptions { SegmentsPerTier = _random.Pick([2, 3, 10, int.MaxValue]) });

    private ModelDoc NewDoc() => new(
        _random.Next(60).ToString(System.Globalization.CultureInfo.InvariantCulture), _serial++,
        [.. Enumerable.Range(0, _random.Next(12)).Select(_ => _random.Pick(Words))], _random.Chance(0.8) ? _random.Next(1990, 2012) : null,
        [.. Tags.Where(_ => _random.Chance(0.3))]);

    private void AddOrUpdate()
    {
        ModelDoc doc = NewDoc();
        if (_random.Chance(0.3))
        {
            _writer.Add(doc.ToDocument());
            _counts.Additions++;
        }
        else
        {
            _writer.Update(doc.ToDocument());
            _counts.Updates++;
            _pending.RemoveAll(other => other.Id == doc.Id);
        }
        _pending.Add(doc);
    }

    private void AddMany()
    {
        for (int i = _random.Next(1, 40); i > 0; i--)
        {
            AddOrUpdate();
        }
    }

    private void Delete()
    {
        string id = NewDoc().Id;
        _writer.Delete(id);
        _counts.Deletions++;
        _pending.RemoveAll(doc => doc.Id == id);
    }

    private void DeleteByQuery()
    {
        string word = _random.Pick(Words);
        string tag = _random.Pick(Tags);
        int year = _random.Next(1990, 2012);
        (Query Query, Predicate<ModelDoc> Matches) deletion = _random.Next(4) switch
        {
            0 => (new PhraseQuery("text", word, Words[0]), doc => doc.Words.Zip(doc.Words.Skip(1)).Contains((word, Words[0]))),
            1 => (new BooleanQuery([new(new TermQuery("text", word), Occur.Must), new(new TermQuery("tag", tag), Occur.Filter)]),
                doc => doc.Words.Contains(word) && doc.Tags.Contains(tag)),
            2 => (PointRangeQuery.OfInts("year", year, year + 1), doc => doc.Year >= year && doc.Year <= year + 1),
            _ => (new NumericRangeQuery("serial", _serial - 5, _serial - 3), doc => doc.Serial >= _serial - 5 && doc.Serial <= _serial - 3),
        };
        long deleted = _writer.Delete(deletion.Query);
        Assert.Equal(_pending.RemoveAll(deletion.Matches), deleted);
    }

    private void AddUnfit()
    {
        Document document = NewDoc().ToDocument();
        document["year"] = long.MaxValue;
        Assert.Throws<DocumentException>(() => _writer.Update(document));
    }

    private void Commit()
    {
        _writer.Commit();
        _counts.Commits++;
        _committed = [.. _pending];
    }

    private void Flush()
    {
        _writer.Flush();
        _counts.Flushes++;
    }

    private void Merge()
    {
        _writer.ForceMerge(_random.Next(1, 4));
        _counts.Merges++;
    }

    /// <summary>What was not committed is lost.</summary>
    private void Reopen()
    {
        _writer.Dispose();
        _pending = [.. _committed];
        if (_random.Chance(0.5))
        {
            _index.Dispose();
            _index = SearchIndex.Open(_directory, new OpenOptions { Verify = _random.Chance(0.5) });
        }
        _writer = OpenWriter();
        _counts.Reopenings++;
    }

    private void Hold()
    {
        bool isCommitted = _random.Chance(0.5);
        _held.Add((isCommitted ? _index.OpenSnapshot() : _writer.OpenSnapshot(), [.. isCommitted ? _committed : _pending]));
    }

    private void Release()
    {
        if (_held.Count > 0)
        {
            (Snapshot snapshot, List<ModelDoc> docs) = _random.Pick(_held);
            ModelComparison.Compare(snapshot, docs, _random, _counts, Message);
            _held.Remove((snapshot, docs));
            snapshot.Dispose();
        }
    }

    private void CompareUncommitted()
    {
        using Snapshot snapshot = _writer.OpenSnapshot();
        ModelComparison.Compare(snapshot, _pending, _random, _counts, Message);
    }

    private void CompareCommitted()
    {
        using Snapshot snapshot = _index.OpenSnapshot();
        ModelComparison.Compare(snapshot, _committed, _random, _counts, Message);
    }
}
