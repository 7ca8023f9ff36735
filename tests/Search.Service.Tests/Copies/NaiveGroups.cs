using Search.Analysis.Copies;
using Search.Ingest;

namespace Search.Service.Tests.Copies;

/// <summary>Groups of near-duplicates by comparing each text with each other one, without an index: those whose signatures have two numbers in common.</summary>
internal static class NaiveGroups
{
    /// <summary>A number for each group, by the ids of its articles.</summary>
    public static Dictionary<string, int> Of(IReadOnlyList<Article> articles)
    {
        TextUnits[] texts = [.. articles.Select(article => TextUnits.Of(article.Title, article.Body))];
        int[][] signatures = [.. texts.Select(CopySignature.Of)];
        int[] groups = [.. Enumerable.Range(0, texts.Length)];
        for (int i = 0; i < texts.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                bool isNear = texts[i].Hash == texts[j].Hash || signatures[i].Intersect(signatures[j]).Count() >= 2;
                if (groups[i] != groups[j] && isNear && TextOverlap.AreCopies(texts[i], texts[j]))
                {
                    (int from, int to) = (groups[j], groups[i]);
                    groups = [.. groups.Select(group => group == from ? to : group)];
                }
            }
        }
        return Enumerable.Range(0, texts.Length).ToDictionary(i => articles[i].Id, i => groups[i]);
    }
}
