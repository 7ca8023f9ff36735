using System.Globalization;
using Search.Engine;

namespace Search.CrashWriter;

/// <summary>
/// What one thread of a <see cref="CrashingWriter"/> does, step by step: always the same for the same numbers, so that whoever killed the process knows what must be there. Each
/// step adds, replaces or deletes a document of the thread's own.
/// </summary>
/// <param name="cycle">The number of the process.</param>
/// <param name="thread">The number of the thread in it.</param>
public sealed class CrashScript(int cycle, int thread)
{
    private static readonly string[] Words = ["rain", "drought", "harvest", "river", "town", "council", "bridge", "mill", "winter", "fair"];

    private readonly Random _random = new(cycle * 100 + thread);
    private readonly List<string> _ids = [];
    private int _step;

    /// <summary>The fields of the index.</summary>
    public static Schema Schema => new Schema()
        .Keyword("id", new() { IsId = true }).Keyword("owner").Text("body").Integer("step", new() { Stored = true }).Date("published");

    /// <summary>In the field <c>owner</c> of all documents of the thread.</summary>
    public string Owner { get; } = OwnerOf(cycle, thread);

    public static string OwnerOf(int cycle, int thread) => string.Create(CultureInfo.InvariantCulture, $"c{cycle}t{thread}");

    /// <summary>The next step: a document to add or put in the place of the one with its id, or an id to delete.</summary>
    public (string Id, Document? Document) Next()
    {
        int step = _step++;
        int kind = _ids.Count == 0 ? 0 : _random.Next(10);
        string id;
        if (kind < 6)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{Owner}/{_ids.Count}");
            _ids.Add(id);
        }
        else
        {
            id = _ids[_random.Next(_ids.Count)];
        }
        return kind > 7 ? (id, null) : (id, new Document
        {
            ["id"] = id,
            ["owner"] = Owner,
            ["body"] = string.Join(' ', Enumerable.Range(0, _random.Next(1, 30)).Select(_ => Words[_random.Next(Words.Length)])),
            ["step"] = step,
            ["published"] = new DateOnly(_random.Next(1990, 2012), 1, 1),
        });
    }
}
