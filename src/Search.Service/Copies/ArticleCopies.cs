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
        TextUnits text = UnitsOf(article.Title, article.Body);
        if (text.Count == 0)
        {
            return;
        }
        document[ArticleSchema.CopyHash] = text.Hash;
        foreach (int value in CopySignature.Of(text))
        {
            document.Add(ArticleSchema.CopySignature, value);
        }
    }
}
