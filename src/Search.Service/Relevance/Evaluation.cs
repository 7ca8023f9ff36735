using System.Globalization;
using Search.Service.Answers;
using Search.Service.Queries;

namespace Search.Service.Relevance;

/// <summary>Measures how well an archive ranks, with the queries of a collection and the judgements of people.</summary>
public static class Evaluation
{
    /// <summary>Hits of a query that are looked at.</summary>
    public const int Depth = 1000;

    /// <param name="archive">What is measured.</param>
    /// <param name="topics">Their texts are searched as words: no sign means anything.</param>
    /// <param name="judgements">Queries without a relevant article count nothing.</param>
    /// <param name="ranking">How hits are scored.</param>
    /// <param name="run">Is given the hits of every query, judged or not, as lines <c>query Q0 article rank score search</c>; null: nobody wants them.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<EvaluationReport> RunAsync(
        IArchive archive, IReadOnlyList<Topic> topics, Judgements judgements, ArticleRanking ranking, TextWriter? run, CancellationToken cancellation)
    {
        var measured = new List<Measures>();
        foreach (Topic topic in topics)
        {
            cancellation.ThrowIfCancellationRequested();
            IReadOnlyDictionary<string, int> relevant = judgements.Relevant(topic.Id);
            if (relevant.Count == 0 && run == null)
            {
                continue;
            }
            IReadOnlyList<RankedArticle> hits = [];
            string words = PlainWords.ToQuery(topic.Text);
            if (words.Length > 0)
            {
                hits = await archive.RankAsync(new ArticleQuery { Text = words, Take = Depth, Ranking = ranking }, cancellation).ConfigureAwait(false);
            }
            if (relevant.Count > 0)
            {
                measured.Add(Measures.Of([.. hits.Select(hit => hit.Id)], relevant));
            }
            WriteRun(run, topic, hits);
        }
        Measures mean = Measures.Mean(measured);
        return new EvaluationReport
        {
            Ranking = ranking.ToString().ToLowerInvariant(),
            Queries = topics.Count,
            Judged = measured.Count,
            NdcgAt10 = mean.Gain,
            Map = mean.AveragePrecision,
            PrecisionAt10 = mean.Precision,
            RecallAt100 = mean.Recall,
        };
    }

    /// <summary>Columns are separated by blanks, so blanks of an id are written as <c>_</c>.</summary>
    private static void WriteRun(TextWriter? run, Topic topic, IReadOnlyList<RankedArticle> hits)
    {
        for (int i = 0; i < hits.Count; i++)
        {
            run?.Write(string.Create(CultureInfo.InvariantCulture, $"{Column(topic.Id)} Q0 {Column(hits[i].Id)} {i + 1} {hits[i].Score:R} search\n"));
        }
    }

    private static string Column(string text) => string.Concat(text.Select(c => char.IsWhiteSpace(c) ? '_' : c));
}
