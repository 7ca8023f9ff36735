using System.Globalization;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Durability;

/// <summary>
/// A run of many commits over a small index: adds, updates, deletes, merges, two phases, prepared commits that are withdrawn, and processes that are killed
/// in the middle of it. Each commit has a number, which is in its user data, and the documents that it must hold are kept.
/// </summary>
internal sealed class CommitRun
{
    private const string Round = "round";
    private const int Ids = 40;

    private static readonly string[] Words = ["rain", "drought", "harvest", "river", "town", "council", "bridge", "mill", "winter", "fair"];

    private readonly PowerCutDirectory _disk;
    private readonly IndexDirectory _directory;
    private readonly TestRandom _random;
    private readonly List<IReadOnlyDictionary<string, string>> _commits = [new Dictionary<string, string>()];
    private readonly List<(int Operation, int Round, bool IsMade)> _moments = [(0, 0, true)];
    private readonly List<(int Operation, int Round)> _acknowledged = [(0, 0)];
    private Dictionary<string, string> _documents = [];
    private int _serial;

    /// <param name="disk">Notes what is done.</param>
    /// <param name="directory">The same, or something before it.</param>
    /// <param name="random">Chooses.</param>
    internal CommitRun(PowerCutDirectory disk, IndexDirectory directory, TestRandom random)
    {
        _disk = disk;
        _directory = directory;
        _random = random;
    }

    internal static Schema Schema => new Schema().Keyword("id", new() { IsId = true, DocValues = true }).Text("body").Date("published");

    /// <summary>How probable it is at each commit that the process is killed soon.</summary>
    internal double KillChance { get; init; } = 0.15;

    /// <summary>Commits that were made.</summary>
    internal int Commits { get; private set; }

    /// <summary>How often a process was killed.</summary>
    internal int Kills { get; private set; }

    /// <summary>The documents of a commit by id; of number 0: none.</summary>
    internal IReadOnlyDictionary<string, string> Documents(int round) => _commits[round];

    /// <summary>The commit that counts after so many operations, and the one that is being made and may count too: else the same. One that a writer found counts, whoever made it.</summary>
    internal (int Made, int Begun) At(int operation)
    {
        int made = 0;
        int begun = 0;
        foreach ((int at, int round, bool isMade) in _moments)
        {
            if (at > operation)
            {
                break;
            }
            begun = round;
            made = isMade ? round : made;
        }
        return (made, begun);
    }

    /// <summary>The last commit that had been acknowledged after so many operations: whatever else may be there, nothing older is.</summary>
    internal int AcknowledgedAt(int operation) => _acknowledged.Last(commit => commit.Operation <= operation).Round;

    /// <summary>The number of the commit that an index is at; 0 where there is none.</summary>
    internal static int RoundOf(SearchIndex index) =>
        index.UserData.TryGetValue(Round, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;

    internal void Run(int commits)
    {
        while (Commits < commits)
        {
            try
            {
                using SearchIndex index = SearchIndex.OpenOrCreate(_directory, Schema);
                int found = RoundOf(index);
                using IndexWriter writer = index.OpenWriter(new() { MergeInBackground = false, SegmentsPerTier = _random.Pick([2, 3, 10]) });
                // From here on what the writer found is sure.
                _documents = new Dictionary<string, string>(_commits[found]);
                _moments.Add((_disk.Operations.Count, found, true));
                Write(writer, commits);
            }
            catch (Exception) when (_disk.IsKilled)
            {
                Kills++;
                _disk.Restart();
            }
        }
    }

    private void Write(IndexWriter writer, int commits)
    {
        for (int i = 0; i < 10 && Commits < commits; i++)
        {
            if (_random.Chance(KillChance))
            {
                KillSoon();
            }
            Change(writer);
            if (_random.Chance(0.05))
            {
                writer.PrepareCommit(UserData(NewCommit()));
                Change(writer);
                return;     // the prepared commit is withdrawn
            }
            Commit(writer);
        }
    }

    private void Commit(IndexWriter writer)
    {
        int round = NewCommit();
        if (_random.Chance(0.3))
        {
            writer.PrepareCommit(UserData(round));
            if (_random.Chance(0.5))
            {
                Change(writer);
            }
            _moments.Add((_disk.Operations.Count, round, false));
            writer.Commit();
        }
        else
        {
            _moments.Add((_disk.Operations.Count, round, false));
            writer.Commit(UserData(round));
        }
        _moments.Add((_disk.Operations.Count, round, true));
        _acknowledged.Add((_disk.Operations.Count, round));
        Commits++;
    }

    private int NewCommit()
    {
        _commits.Add(new Dictionary<string, string>(_documents));
        return _commits.Count - 1;
    }

    /// <summary>In the next few hundred operations, or just between the renaming of a commit and the sync of its name.</summary>
    private void KillSoon()
    {
        if (_random.Chance(0.5))
        {
            bool isRenamed = false;
            _disk.KillBefore = operation =>
            {
                bool isNow = isRenamed;
                isRenamed = operation.Action == DiskAction.Rename;
                return isNow;
            };
        }
        else
        {
            int left = _random.Next(300);
            _disk.KillBefore = _ => left-- == 0;
        }
    }

    private void Change(IndexWriter writer)
    {
        for (int i = _random.Next(1, 8); i > 0; i--)
        {
            string id = _random.Next(Ids).ToString(CultureInfo.InvariantCulture);
            if (_random.Chance(0.3))
            {
                if (_random.Chance(0.2))
                {
                    writer.Delete(new TermQuery("id", id));
                }
                else
                {
                    writer.Delete(id);
                }
                _documents.Remove(id);
                continue;
            }
            string body = $"{_serial++} {string.Join(' ', Enumerable.Range(0, _random.Next(1, 12)).Select(_ => _random.Pick(Words)))}";
            writer.Update(new Document { ["id"] = id, ["body"] = body, ["published"] = new DateOnly(_random.Next(1990, 2012), 1, 1) });
            _documents[id] = body;
            if (_random.Chance(0.1))
            {
                writer.Flush();
            }
        }
        if (_random.Chance(0.05))
        {
            writer.ForceMerge(_random.Next(1, 3));
        }
    }

    private static Dictionary<string, string> UserData(int round) => new() { [Round] = round.ToString(CultureInfo.InvariantCulture) };
}
