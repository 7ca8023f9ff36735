using Search.Analysis.Copies;
using Search.Engine;
using Search.Ingest;
using Search.Service.Articles;

namespace Search.Service.Copies;

/// <summary>What an article is told to be a copy by: title and body, as one text.</summary>
internal static class ArticleCopies
{
    public static TextUnits UnitsOf(string? title, string? body) => TextUnits.Of(title, body);

    /// <summary>Puts into a document what its near-duplicates are found by.</summary>
    public static void Sign(Document document, Article article)
    {
        int[] signature = CopySignature.Of(out long hash, article.Title, article.Body);
        if (signature.Length == 0)
        {
            return;
        }
        document[ArticleSchema.CopyHash] = hash;
        foreach (int value in signature)
        {
            document.Add(ArticleSchema.CopySignature, value);
        }
    }
}
