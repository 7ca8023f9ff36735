using System.Globalization;
using System.Text;
using Search.Testing;

namespace Search.Engine.Tests.Purging;

/// <summary>A document of words and numbers that no other one has and no compression shortens.</summary>
internal sealed record Secret(string Id, string Title, string Body, string Tag, string Source, DateTime Published)
{
    // Words of these are neither stemmed nor split, and four of them in a row hardly ever come twice, which LZ4 would make use of.
    private const string Letters = "bcdfghjklmnpqrtvwxzBCDFGHJKLMNPQRTVWXZ0123456789";

    public static Secret Create(TestRandom random) => new(
        "id/" + Word(random), Word(random), $"{Word(random)} {Word(random)}", Word(random), Word(random),
        new DateTime(random.NextInt64(new DateTime(1900, 1, 1).Ticks / 10_000, new DateTime(2100, 1, 1).Ticks / 10_000) * 10_000));

    public Document ToDocument() => new()
    {
        ["id"] = Id,
        ["title"] = Title,
        ["body"] = Body,
        ["tag"] = Tag,
        ["source"] = Source,
        ["published"] = Published,
    };

    /// <summary>What of it is in no place where it must be, before it is purged.</summary>
    public string Missing(FolderContent content)
    {
        var missing = new StringBuilder();
        void Demand(string what, IEnumerable<string> places, params string[] kinds)
        {
            string[] found = [.. places];
            foreach (string kind in kinds.Where(kind => !found.Any(place => place.EndsWith(kind, StringComparison.Ordinal))))
            {
                missing.Append(CultureInfo.InvariantCulture, $"{what} is not in {kind} but in {string.Join(", ", found)}; ");
            }
        }
        Demand("id", content.PlacesOf(Id), "stored", "terms of id");
        Demand("title", content.PlacesOf(Title), "stored");
        Demand("title", content.PlacesOf(Title.ToLowerInvariant()), "terms of title");
        Demand("body", content.PlacesOf(Body), "stored");
        Demand("word", content.PlacesOf(Body.Split(' ')[0].ToLowerInvariant()), "terms of body", "vectors");
        // Letters as they are lie in the stored fields: a file of their own, or a part of a compound file.
        IEnumerable<string> places = Pieces(Body).SelectMany(piece => content.PlacesOf(Encoding.UTF8.GetBytes(piece)));
        Demand("letters", places.Select(place => place.Replace(".cfs", ".fdt", StringComparison.Ordinal)), ".fdt");
        Demand("tag", content.PlacesOf(Tag), "stored", "terms of tag", "values of tag");
        Demand("source", content.PlacesOf(Source), "terms of source", "values of source");
        Demand("date", content.PlacesOf(Milliseconds), "stored", "values of published", "points of published");
        return missing.ToString();
    }

    /// <summary>What of it is anywhere at all: whole, or any eight letters of a word.</summary>
    public string Found(FolderContent content)
    {
        var found = new StringBuilder();
        foreach (string word in (string[])[Id[3..], Title, .. Body.Split(' '), Tag, Source])
        {
            foreach (string piece in Pieces(word).Concat(Pieces(word.ToLowerInvariant())))
            {
                Note(piece, content.PlacesOf(Encoding.UTF8.GetBytes(piece)));
            }
            Note(word, content.PlacesOf(word));
        }
        Note("date", content.PlacesOf(Milliseconds));
        return found.ToString();

        void Note(string what, IEnumerable<string> places)
        {
            foreach (string place in places)
            {
                found.Append(CultureInfo.InvariantCulture, $"{what} in {place}; ");
            }
        }
    }

    private long Milliseconds => (Published.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    private static IEnumerable<string> Pieces(string text) => Enumerable.Range(0, (text.Length - 4) / 4).Select(i => text.Substring(i * 4, 8));

    private static string Word(TestRandom random) => string.Concat(Enumerable.Range(0, 24).Select(_ => Letters[random.Next(Letters.Length)])) + "x";
}
