using System.Globalization;
using Search.Engine;

namespace Search.Service.Answers;

/// <summary>Takes an engine's explanation apart: which part of the query adds what.</summary>
internal static class ScoreParts
{
    public static AnswerExplanation Of(Explanation explanation)
    {
        var parts = new List<ScorePart>();
        Collect(explanation, 1, parts);
        parts = [.. parts.Where(part => part.Adds > 0).OrderByDescending(part => part.Adds)];
        float score = (float)explanation.Value;
        return new AnswerExplanation(ScoreSentence.Of(score, parts), score, parts, Tree(explanation));
    }

    /// <summary>Sums add all of each node; maxima all of the largest and a share of the others, which the numbers tell.</summary>
    private static void Collect(Explanation node, double factor, List<ScorePart> parts)
    {
        if (node.Part != null)
        {
            parts.Add(PartOf(node, node.Part, node.Value * factor));
            return;
        }
        Explanation[] nodes = [.. node.Details.Where(detail => detail.IsMatch && detail.Value > 0)];
        double largest = nodes.Select(detail => detail.Value).DefaultIfEmpty(0).Max();
        double others = nodes.Sum(detail => detail.Value) - largest;
        double share = others > 0 ? Math.Clamp((node.Value - largest) / others, 0, 1) : 0;
        int first = Array.FindIndex(nodes, detail => detail.Value == largest);
        for (int i = 0; i < nodes.Length; i++)
        {
            Collect(nodes[i], i == first ? factor : factor * share, parts);
        }
    }

    private static ScorePart PartOf(Explanation node, Query query, double adds)
    {
        string? field = FieldOf(query);
        string text = query is MatchAllDocsQuery ? "all articles" : query.ToString(field ?? "");
        var part = new ScorePart { Part = text, Field = field, Adds = (float)adds };
        // BM25: the score with boost, idf and tf below it. Anything else is one number.
        Explanation? score = node.Details is [var only] && Find(only, "idf") != null ? only : null;
        if (score == null || Find(score, "tf") is not { } tf || Find(score, "idf") is not { } idf)
        {
            return part;
        }
        Explanation[] words = idf.Details.Any(detail => detail.Details.Count > 0) ? [.. idf.Details] : [idf];
        return part with
        {
            Weight = (float)(Find(score, "boost")?.Value ?? 1),
            Times = (float)tf.Details[0].Value,
            Articles = [.. words.Select(word => (long)(Find(word, "n,")?.Value ?? 0))],
            Of = (long?)Find(words[0], "N,")?.Value,
            Length = (long?)Find(tf, "dl,")?.Value,
            AverageLength = (float?)Find(tf, "avgdl,")?.Value,
        };
    }

    private static Explanation? Find(Explanation node, string name) =>
        node.Details.FirstOrDefault(detail => detail.Description.StartsWith(name, StringComparison.Ordinal));

    private static string? FieldOf(Query query) => query switch
    {
        TermQuery term => term.Field,
        PhraseQuery phrase => phrase.Field,
        MultiPhraseQuery phrase => phrase.Field,
        SynonymQuery synonym => synonym.Field,
        SpanQuery span => span.Field,
        PrefixQuery prefix => prefix.Field,
        WildcardQuery wildcard => wildcard.Field,
        RegexpQuery regexp => regexp.Field,
        TermRangeQuery range => range.Field,
        TermInSetQuery set => set.Field,
        PointRangeQuery points => points.Field,
        NumericRangeQuery numbers => numbers.Field,
        DistanceFeatureQuery distance => distance.Field,
        ConstantScoreQuery constant => FieldOf(constant.Query),
        _ => null,
    };

    private static ScoreNode Tree(Explanation node)
    {
        double value = double.IsFinite(node.Value) ? double.Parse(node.ValueText, CultureInfo.InvariantCulture) : 0;
        return new ScoreNode(value, node.Description, [.. node.Details.Select(Tree)]);
    }
}
