using System.Globalization;
using Search.Cli.Terminal;
using Search.Service.Answers;

namespace Search.Cli.Output;

/// <summary>An explanation for people: the sentence, and the parts as a table whose numbers sum up to the score as it is printed.</summary>
internal static class ExplanationPrinter
{
    /// <summary>As scores stand beside hits.</summary>
    private const string Format = "F3";

    /// <param name="output">Where to.</param>
    /// <param name="style">Colours or none.</param>
    /// <param name="columns">Where to break lines; 0: nowhere.</param>
    /// <param name="explanation">Why a hit has its score.</param>
    public static void Print(TextWriter output, Style style, int columns, AnswerExplanation explanation)
    {
        output.WriteLine(WordWrap.Wrap(TerminalText.Line(explanation.Sentence), columns, "", ""));
        bool hasWeights = explanation.Parts.Any(part => part.Weight != 1);
        IEnumerable<string> heads = ["part", "field", hasWeights ? ">weight" : "", ">times", ">in articles", ">length", ">average", ">adds"];
        string[] adds = Rounded(explanation.Score, [.. explanation.Parts.Select(part => (double)part.Adds)]);
        IEnumerable<string[]> rows = explanation.Parts.Select((part, i) => new[]
        {
            part.Part, part.Field ?? "", Number(part.Weight), Number(part.Times), Rarity(part), Whole(part.Length), Whole(part.AverageLength),
            adds[i],
        });
        string[] sum = ["score", "", "", "", "", "", "", Text(explanation.Score)];
        bool IsShown(int column) => column != 2 || hasWeights;
        IEnumerable<string[]> shown = rows.Append(sum).Select(row => row.Where((_, i) => IsShown(i)).ToArray());
        TextTable.Write(output, style, [.. heads.Where((_, i) => IsShown(i))], shown);
    }

    /// <summary>Rounds numbers so that they sum up to the rounded score: those that lose most by being cut are rounded up.</summary>
    internal static string[] Rounded(float score, IReadOnlyList<double> adds)
    {
        const decimal unit = 0.001m;
        double sum = adds.Sum();
        if (!double.IsFinite(score) || sum <= 0 || score > 1e15)
        {
            return [.. adds.Select(part => part.ToString("G6", CultureInfo.InvariantCulture))];
        }
        decimal total = decimal.Parse(Text(score), CultureInfo.InvariantCulture);
        decimal[] exact = [.. adds.Select(part => total * (decimal)(part / sum) / unit)];
        decimal[] units = [.. exact.Select(Math.Floor)];
        int missing = (int)(total / unit - units.Sum());
        foreach (int i in Enumerable.Range(0, units.Length).OrderByDescending(i => exact[i] - units[i]).Take(missing))
        {
            units[i]++;
        }
        return [.. units.Select(part => (part * unit).ToString(Format, CultureInfo.InvariantCulture))];
    }

    private static string Text(float score) => score.ToString(Format, CultureInfo.InvariantCulture);

    private static string Number(float? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "";

    private static string Whole(double? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    private static string Rarity(ScorePart part) =>
        part.Articles == null ? "" : $"{string.Join(" and ", part.Articles.Distinct().Select(count => Whole(count)))} of {Whole(part.Of)}";
}
