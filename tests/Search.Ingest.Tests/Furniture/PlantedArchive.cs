using System.Text;
using Search.Testing;

namespace Search.Ingest.Tests.Furniture;

/// <summary>
/// Articles of one source in made-up words, which no rule knows, with furniture at known places: a slogan above the title, a menu, an invitation in
/// the middle, a line with a number and one with a date that change, a paragraph at the end.
/// </summary>
internal sealed class PlantedArchive
{
    private readonly TestRandom _random;
    private readonly List<string> _furniture = [];
    private readonly List<string> _kept = [];

    private PlantedArchive(TestRandom random) => _random = random;

    /// <summary>An article as its file has it, and its lines by what they are.</summary>
    /// <param name="Text">The file.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Body">Lines that are the article's, without the title.</param>
    /// <param name="Furniture">Lines that were planted.</param>
    public sealed record Planted(string Text, string Title, string[] Body, string[] Furniture);

    /// <param name="random">What is chosen.</param>
    /// <param name="count">How many articles.</param>
    /// <param name="share">In what share of the articles each piece of furniture stands.</param>
    public static List<Planted> Make(TestRandom random, int count, double share)
    {
        var archive = new PlantedArchive(random);
        string slogan = archive.Phrase(4);
        string tagline = archive.Sentence(8);
        string[] menu = [.. Enumerable.Range(0, 6).Select(_ => archive.Phrase(random.Next(1, 3)))];
        string invitation = archive.Sentence(12);
        string readers = archive.Phrase(2);
        string printed = archive.Phrase(1);
        string imprint = archive.Sentence(20);
        var articles = new List<Planted>();
        for (int i = 0; i < count; i++)
        {
            archive._furniture.Clear();
            archive._kept.Clear();
            var text = new StringBuilder();
            archive.Plant(text, share, slogan, tagline);
            archive.Plant(text, share, menu);
            string title = archive.Phrase(random.Next(4, 9));
            text.Append(title).Append("\n\n");
            string month = random.Pick(["January", "März", "juillet", "Sept"]);
            archive.Plant(text, share, $"{printed} {random.Next(1, 29)} {month} {random.Next(1990, 2030)}, {random.Next(100)} {printed}");
            int paragraphs = random.Next(3, 10);
            int middle = random.Next(1, paragraphs);
            for (int p = 0; p < paragraphs; p++)
            {
                if (p == middle)
                {
                    archive.Plant(text, share, invitation);
                }
                string line = random.Chance(0.2) ? archive.Phrase(3)
                    : string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => archive.Sentence(random.Next(5, 20))));
                text.Append(line).Append("\n\n");
                archive._kept.Add(line);
            }
            archive.Plant(text, share, $"{random.Next(5_000):N0} {readers}");
            archive.Plant(text, share, imprint);
            articles.Add(new Planted(text.ToString(), title, [.. archive._kept], [.. archive._furniture]));
        }
        return articles;
    }

    private void Plant(StringBuilder text, double share, params string[] lines)
    {
        if (_random.Chance(share))
        {
            text.AppendJoin('\n', lines).Append("\n\n");
            _furniture.AddRange(lines);
        }
    }

    private string Phrase(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(isName: true)));

    private string Sentence(int words) =>
        Word(isName: true) + " " + string.Join(' ', Enumerable.Range(1, words).Select(_ => Word(isName: false))) + ".";

    private string Word(bool isName)
    {
        string[] parts = ["za", "mi", "ro", "ke", "lu", "vo", "pi", "sta", "bre", "nu"];
        string word = string.Concat(Enumerable.Range(0, _random.Next(2, 4)).Select(_ => _random.Pick(parts) + _random.Pick(["", "", "n", "l"])));
        return isName ? char.ToUpperInvariant(word[0]) + word[1..] : word;
    }
}
