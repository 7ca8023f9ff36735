using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Search.Cli.Commands;

/// <summary><c>--help</c> of every command: what it does, its arguments, and examples.</summary>
internal sealed class CommandHelp(HelpAction standard) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        standard.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        IReadOnlyList<(string Example, string Meaning)> examples = ExamplesOf(parseResult.CommandResult.Command);
        Write(output, "Examples:", examples);
        if (parseResult.CommandResult.Command is { Name: QueryCommand.Name or DialogueCommand.Name } or RootCommand)
        {
            Write(output, "Queries:", HelpTopics.QueryLanguage);
        }
        return (int)ExitCode.Done;
    }

    private static void Write(TextWriter output, string head, IReadOnlyList<(string Example, string Meaning)> lines)
    {
        output.WriteLine(head);
        int width = lines.Max(line => line.Example.Length);
        foreach ((string example, string meaning) in lines)
        {
            output.WriteLine($"  {example.PadRight(width)}  {meaning}");
        }
        output.WriteLine();
    }

    private static (string Example, string Meaning)[] ExamplesOf(Command command) => command.Name switch
    {
        IndexCommand.Name =>
        [
            ("search index articles", "a folder of .txt and .jsonl files, into index/"),
            ("search index news.jsonl --index news --rejects bad.jsonl", "one file, into another index; what cannot be read is listed"),
            ("search index feed.jsonl --map title=headline", "records whose title is called headline"),
            ("search index articles --prune", "and delete what is gone from the folder"),
            ("zcat a.jsonl.gz | search index -", "JSON Lines from standard input"),
        ],
        QueryCommand.Name =>
        [
            ("search query '\"no limits\" xi'", "the best ten articles, with snippets and counts by year"),
            ("search query putin --year 2022-2023 --sort newest", "of some years, latest first"),
            ("search query putin --facet source --facet mentions -n 0", "only counts"),
            ("search query putin --facet year=2022 --facet year=2023", "of some years; all years are counted"),
            ("search query putin --collapse", "near-duplicates as one hit: the earliest, with the number of its copies"),
            ("search query --count 'putin AND xi'", "only how many"),
            ("search query --json putin | jq .hits[].id", "for programs"),
        ],
        DialogueCommand.Name =>
        [
            ("search repl", "a dialogue; :help lists its commands"),
            ("printf 'putin\\n' | search repl", "a query a line"),
        ],
        GetCommand.Name => [("search get 003_df33746b23206ae2.txt", "the whole article"), ("search get ID --json", "as a line of JSON that 'search index' reads")],
        ExportCommand.Name =>
        [
            ("search export > all.jsonl", "all articles, a line of JSON each"),
            ("search export --index old | search index - --index new", "a new index of the same articles"),
        ],
        SimilarCommand.Name => [("search similar 003_df33746b23206ae2.txt", "the ten articles that are most like it"), ("search similar ID -n 3 --json", "for programs")],
        DeleteCommand.Name =>
        [
            ("search delete 003_df33746b23206ae2.txt", "one article"),
            ("search delete --query 'source:reuters AND year:1987' --dry-run", "how many there would be"),
            ("search delete --query 'source:reuters AND year:1987'", "all that 'search query' finds for it"),
            ("search delete ID --purge", "a takedown: nothing of it stays in the index's files"),
            ("search delete --purge", "nothing of what was deleted earlier stays, either"),
        ],
        TermsCommand.Name => [("search terms text putin", "terms that start so, with the number of articles"), ("search terms year", "all years")],
        EvalCommand.Name =>
        [
            ("search eval --queries queries.tsv --qrels qrels.txt", "nDCG@10, MAP, P@10 and recall@100 of the whole collection"),
            ("search eval --queries queries.tsv --qrels qrels.txt --ranking bm25 --run run.txt", "of one ranking, and the hits for trec_eval"),
        ],
        StatsCommand.Name => [("search stats", "articles, segments, fields"), ("search stats --json --index news", "of another index, for programs")],
        BackupCommand.Name => [("search backup /mnt/news-copy", "copies index/; again: only what is new"), ("search backup copy --index news --json", "figures for programs")],
        CheckCommand.Name => [("search check", "reads every structure"), ("search check --fast", "compares checksums only"), ("search check --salvage saved", "copies what is whole of a damaged index into saved/")],
        _ =>
        [
            ("search", "index seeds/ if needed, then ask"),
            ("search index articles", "add a folder of articles"),
            ("search query '\"no limits\" xi'", "ask once"),
            ("search query --help", "all about one command"),
        ],
    };
}
