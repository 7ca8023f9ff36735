using Search.Codecs.Commits;
using Search.Storage;

namespace Search.Engine.Tests.Durability;

/// <summary>What must hold of an index after a crash.</summary>
internal static class AfterCrash
{
    private const string NewId = "new";
    private const string NewBody = "rain again";

    /// <summary>Looks for what is not as it must be; null where all is well.</summary>
    /// <param name="directory">The index as the crash left it; stays as it is.</param>
    /// <param name="run">Knows the documents.</param>
    /// <param name="allowed">The commit that must be there, and one that may be there instead.</param>
    /// <param name="mayHaveNew">Another commit may be there with what <see cref="ProblemOfNextWriter"/> adds.</param>
    internal static string? Problem(MemoryIndexDirectory directory, CommitRun run, (int Made, int Begun) allowed, bool mayHaveNew = false)
    {
        try
        {
            using SearchIndex index = SearchIndex.OpenOrCreate(directory, CommitRun.Schema);
            int round = CommitRun.RoundOf(index);
            if (round != allowed.Made && round != allowed.Begun)
            {
                return $"commit {round} is there instead of {allowed}";
            }
            if (SegmentInfosReader.NewestGeneration(directory) > 0 && IndexChecker.Check(directory) is { IsClean: false } report)
            {
                return $"commit {round} is damaged: {report.Problems.First()}";
            }
            string? difference = Difference(index, run.Documents(round));
            return difference == null || (mayHaveNew && Difference(index, WithNew(run, round)) == null) ? null : $"commit {round}: {difference}";
        }
        catch (IOException error)
        {
            return error.Message;
        }
    }

    /// <summary>Goes on with the index: a writer opens, removes what nobody needs, adds and commits. Null where all is well.</summary>
    internal static string? ProblemOfNextWriter(IndexDirectory directory, CommitRun run)
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, CommitRun.Schema);
        Dictionary<string, string> documents = WithNew(run, CommitRun.RoundOf(index));
        using (IndexWriter writer = index.OpenWriter(new() { MergeInBackground = false }))
        {
            if (Leftovers(directory) is { Length: > 0 } left)
            {
                return $"left over: {left}";
            }
            writer.Add(new Document { ["id"] = NewId, ["body"] = NewBody });
            writer.Commit();
        }
        return Difference(index, documents) ?? (Leftovers(directory) is { Length: > 0 } files ? $"left over after a commit: {files}" : null);
    }

    /// <summary>The number of the commit that is there; null where the index cannot be opened.</summary>
    internal static int? RoundOf(IndexDirectory directory)
    {
        try
        {
            using SearchIndex index = SearchIndex.OpenOrCreate(directory, CommitRun.Schema);
            return CommitRun.RoundOf(index);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether the index holds what <see cref="ProblemOfNextWriter"/> added.</summary>
    internal static bool HasNew(IndexDirectory directory)
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, CommitRun.Schema);
        return index.Search(new TermQuery("id", NewId)).Total == 1;
    }

    private static Dictionary<string, string> WithNew(CommitRun run, int round) => new(run.Documents(round)) { [NewId] = NewBody };

    private static string Leftovers(IndexDirectory directory)
    {
        HashSet<string> needed = SegmentInfosReader.ReadNewest(directory) is { } newest ? CommitFiles.Of(newest) : [];
        return string.Join(' ', directory.ListFiles().Where(name => !needed.Contains(name) && name != "write.lock"));
    }

    private static string? Difference(SearchIndex index, IReadOnlyDictionary<string, string> expected)
    {
        IReadOnlyList<Hit> hits = index.Search(new MatchAllDocsQuery(), new() { Take = expected.Count + 1 }).Hits;
        if (hits.Count != expected.Count)
        {
            return $"{hits.Count} documents, expected {expected.Count}";
        }
        foreach (Hit hit in hits)
        {
            if (!expected.TryGetValue(hit.Document.Text("id")!, out string? body) || body != hit.Document.Text("body"))
            {
                return $"'{hit.Document.Text("id")}' is '{hit.Document.Text("body")}', expected '{body}'";
            }
        }
        return null;
    }
}
