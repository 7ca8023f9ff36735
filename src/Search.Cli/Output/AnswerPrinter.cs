using System.Globalization;
using Search.Cli.Terminal;
using Search.Service.Answers;

namespace Search.Cli.Output;

/// <summary>An answer for people: the hits with their snippets, then how many there are, then the counts.</summary>
/// <param name="output">Where results go.</param>
/// <param name="style">Colours or none.</param>
/// <param name="columns">Where to break lines; 0: nowhere, as for a pipe.</param>
internal sealed class AnswerPrinter(TextWriter output, Style style, int columns)
{
    private const string Indent = "    ";

    /// <summary>Prints an answer to standard output: as JSON, or for people.</summary>
    public static void Print(CliContext context, SearchAnswer answer, bool isJson)
    {
        if (isJson)
        {
            context.Out.WriteLine(AnswerJson.Write(answer));
        }
        else
        {
            new AnswerPrinter(context.Out, context.OutStyle, context.OutColumns).Print(answer);
        }
    }

    public void Print(SearchAnswer answer)
    {
        foreach (AnswerHit hit in answer.Hits)
        {
            PrintHit(hit);
        }
        output.WriteLine(Summary(answer));
        // Where nothing was found for what was chosen, the other values say what there is.
        if (answer.Total > 0 || answer.Facets.Values.Any(facet => facet.Missing > 0 || facet.Buckets.Count > 0))
        {
            foreach ((string field, AnswerFacet facet) in answer.Facets)
            {
                FacetBars.Write(output, style, field, facet);
            }
        }
        output.Flush();
    }

    private void PrintHit(AnswerHit hit)
    {
        string rank = string.Create(CultureInfo.InvariantCulture, $"{hit.Rank,2}. ");
        output.WriteLine(WordWrap.Wrap(Heading(hit), columns, rank, Indent));
        string score = hit.Score.ToString("F3", CultureInfo.InvariantCulture);
        output.WriteLine($"{Indent}{style.Number(score)}  {Date(hit)}  {style.Id(TerminalText.Line(hit.Id))}{Copies(hit)}");
        foreach (AnswerSnippet snippet in hit.Snippets)
        {
            output.WriteLine(WordWrap.Wrap(MarkedText.Render(snippet.Text, snippet.Marks, style), columns, Indent, Indent));
        }
        if (hit.Explanation != null)
        {
            output.WriteLine();
            ExplanationPrinter.Print(output, style, columns, hit.Explanation);
        }
        output.WriteLine();
    }

    /// <summary>The title; of an article without one its first words, dim and with an ellipsis so that nobody takes them for a title.</summary>
    private string Heading(AnswerHit hit)
    {
        if (hit.Title is { Length: > 0 } title)
        {
            return hit.TitleMarks.Count > 0 ? MarkedText.Render(title, hit.TitleMarks, style) : style.Title(TerminalText.Line(title));
        }
        return style.Dim(TerminalText.Line(hit.Opening ?? "(empty)"));
    }

    private string Date(AnswerHit hit)
    {
        if (hit.Published != null)
        {
            return $"{hit.Published} {style.Dim($"({hit.PublishedPrecision}, {hit.PublishedSource})")}";
        }
        return hit.NotBefore == null ? "undated" : $"undated {style.Dim($"(not before {hit.NotBefore})")}";
    }

    private static string Copies(AnswerHit hit) =>
        hit.Copies == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"  +{hit.Copies:N0} {(hit.Copies == 1 ? "copy" : "copies")}");

    private string Summary(SearchAnswer answer)
    {
        string time = answer.TookMs.ToString(answer.TookMs < 10 ? "F1" : "F0", CultureInfo.InvariantCulture);
        if (answer.Total == 0)
        {
            return $"Nothing found {style.Dim($"({time} ms)")}";
        }
        string total = answer.Total.ToString("N0", CultureInfo.InvariantCulture);
        string least = answer.TotalIs == "exact" ? "" : "at least ";
        string pages = answer.Total > answer.Hits.Sum(hit => 1L + hit.Copies) && answer.Hits.Count > 0 ? $", {answer.Hits[0].Rank}-{answer.Hits[^1].Rank} shown" : "";
        return $"{least}{total} {(answer.Total == 1 ? "article" : "articles")}{pages} {style.Dim($"({time} ms)")}";
    }
}
