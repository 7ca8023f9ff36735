using System.Globalization;
using Search.Cli.Output;
using Search.Ingest;
using Search.Service;
using Search.Service.Answers;
using Search.Service.Articles;
using Search.Service.Queries;

namespace Search.Cli.Repl;

/// <summary>What the commands of the REPL do.</summary>
internal sealed class ReplActions(ReplSession session, CliContext context)
{
    public Task Help()
    {
        TextWriter output = context.Out;
        output.WriteLine("A line is a query, or a command:");
        foreach (ReplCommand command in ReplCommand.All)
        {
            output.WriteLine($"  {$"{command.Name} {command.Argument}",-32} {command.Help}");
        }
        output.WriteLine("Queries:");
        foreach ((string example, string meaning) in HelpTopics.QueryLanguage)
        {
            output.WriteLine($"  {example,-32} {meaning}");
        }
        output.WriteLine($"Fields: {string.Join(' ', ArticleSchema.QueryFields)}");
        return Task.CompletedTask;
    }

    public Task More(CancellationToken cancellation)
    {
        SearchAnswer last = session.Last ?? throw new UsageException("There is nothing to show more of", "Write a query first.");
        if (last.Next == null)
        {
            context.Out.WriteLine("No more hits");
            return Task.CompletedTask;
        }
        return session.SearchAsync(last.Query, last.Next, cancellation);
    }

    public async Task Open(string which, CancellationToken cancellation)
    {
        Article article = await session.Archive.GetAsync(IdOf(which), cancellation).ConfigureAwait(false)
            ?? throw new UsageException($"There is no article '{which}'", "Write a rank of the last answer, or an id.");
        ArticlePrinter.Print(context.Out, context.OutStyle, context.OutColumns, ArticleRecord.Of(article));
    }

    /// <summary>Asks for that one hit again: an explanation takes longer than an answer, so no answer brings it unasked.</summary>
    public async Task Why(string which, CancellationToken cancellation)
    {
        SearchAnswer last = session.Last ?? throw new UsageException("There is no hit to explain", "Write a query first.");
        if (!int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out int rank) || rank < 1 || rank > last.Total)
        {
            throw new UsageException($"There is no hit '{which}'", "Write :why N with a rank of the last answer.");
        }
        ArticleQuery query = session.Settings.Query(last.Query, null) with { Skip = rank - 1, Take = 1, Explain = true, Suggest = false };
        SearchAnswer answer = await session.Archive.SearchAsync(query, cancellation).ConfigureAwait(false);
        if (answer.Hits is not [{ Explanation: { } explanation } hit])
        {
            throw new UsageException($"There is no hit '{which}' any more", "Ask again.");
        }
        if (session.Settings.Json)
        {
            context.Out.WriteLine(AnswerJson.Write(answer));
            return;
        }
        context.Out.WriteLine(WordWrap.Wrap(Terminal.TerminalText.Line(hit.Title ?? hit.Opening ?? hit.Id), context.OutColumns, $"{hit.Rank,2}. ", "    "));
        ExplanationPrinter.Print(context.Out, context.OutStyle, context.OutColumns, explanation);
        context.Out.WriteLine(context.OutStyle.Dim("scored as " + Terminal.TerminalText.Line(answer.ScoredAs ?? "")));
    }

    public Task Year(string text, CancellationToken cancellation)
    {
        session.Settings = session.Settings with { Years = [.. Words(text).Select(YearRange.Parse)] };
        return ShowChangeAsync(cancellation);
    }

    public Task From(string text, CancellationToken cancellation)
    {
        _ = text.Length == 0 ? default : DateRange.Start(text);
        session.Settings = session.Settings with { From = text.Length == 0 ? null : text };
        return ShowChangeAsync(cancellation);
    }

    public Task To(string text, CancellationToken cancellation)
    {
        _ = text.Length == 0 ? default : DateRange.End(text);
        session.Settings = session.Settings with { To = text.Length == 0 ? null : text };
        return ShowChangeAsync(cancellation);
    }

    public Task Sort(string text, CancellationToken cancellation)
    {
        session.Settings = session.Settings with { Sort = Choices.Sort(text.Length == 0 ? "relevance" : text) };
        return ShowChangeAsync(cancellation);
    }

    public Task Facet(string text, CancellationToken cancellation)
    {
        // A value may have blanks in it, so it is the rest of the line.
        session.Settings = text.Contains('=', StringComparison.Ordinal) ? session.Settings.Toggle(FacetArgument.Parse(text))
            : text.Length == 0 ? session.Settings with { Facets = [], Choices = [] }
            : Words(text).Select(FacetArgument.Parse).Aggregate(session.Settings, (settings, facet) => settings.Toggle(facet));
        return ShowChangeAsync(cancellation);
    }

    public Task Collapse(CancellationToken cancellation)
    {
        session.Settings = session.Settings with { Collapse = !session.Settings.Collapse };
        return ShowChangeAsync(cancellation);
    }

    public Task Json()
    {
        session.Settings = session.Settings with { Json = !session.Settings.Json };
        context.Error.WriteLine(session.Settings.Json ? "Answers are JSON now" : "Answers are text now");
        return Task.CompletedTask;
    }

    /// <summary>Never writes over a file: a mistyped name must not cost one.</summary>
    public Task Save(string file)
    {
        SearchAnswer last = session.Last ?? throw new UsageException("There is no answer to save", "Write a query first.");
        if (file.Length == 0)
        {
            throw new UsageException("Where to?", "Write :save FILE");
        }
        using (var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(AnswerJson.Write(last) + "\n");
        }
        context.Error.WriteLine($"Saved {last.Hits.Count} of {last.Total} hits to {Terminal.TerminalText.Line(file)}");
        return Task.CompletedTask;
    }

    public async Task Stats(CancellationToken cancellation) =>
        StatsPrinter.Print(context.Out, context.OutStyle, await session.Archive.StatsAsync(cancellation).ConfigureAwait(false));

    public Task Quit()
    {
        session.IsOver = true;
        return Task.CompletedTask;
    }

    private static string[] Words(string text) => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    private async Task ShowChangeAsync(CancellationToken cancellation)
    {
        string settings = session.Settings.Describe();
        context.Error.WriteLine(settings.Length == 0 ? "All articles, best first" : Terminal.TerminalText.Line(settings));
        await session.SearchAgainAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>A number is a rank of the last answer, where that has it; anything else is an id.</summary>
    private string IdOf(string which)
    {
        if (int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out int rank)
            && session.Last?.Hits.FirstOrDefault(hit => hit.Rank == rank) is { } hit)
        {
            return hit.Id;
        }
        return which.Length > 0 ? which : throw new UsageException("Which one?", "Write :open N with a rank of the last answer, or :open ID");
    }
}
