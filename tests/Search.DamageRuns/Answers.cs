using System.Globalization;
using System.Text;
using Search.Engine;

namespace Search.DamageRuns;

/// <summary>Asks an index, and writes the answer down with all that a person would see of it.</summary>
internal static class Answers
{
    public static string Search(SearchIndex index, Query query, SearchOptions options)
    {
        SearchResults results = index.Search(query, options);
        var answer = new StringBuilder();
        if (options.CountExactly)
        {
            answer.Append(CultureInfo.InvariantCulture, $"{results.Total} hits;");
        }
        foreach (Hit hit in results.Hits)
        {
            answer.Append(CultureInfo.InvariantCulture, $" {hit.DocId} {BitConverter.SingleToInt32Bits(hit.Score)} {hit.SortValue}");
            Append(answer, hit.Document);
            foreach (Snippet snippet in hit.Snippets)
            {
                answer.Append(' ').Append(snippet.ToPlain());
            }
        }
        foreach ((string field, FacetResult facet) in results.Facets)
        {
            answer.Append(CultureInfo.InvariantCulture, $" {field} {facet.Missing}:");
            foreach (FacetBucket bucket in facet)
            {
                answer.Append(CultureInfo.InvariantCulture, $" {bucket.Label}={bucket.Count}");
            }
        }
        return answer.ToString();
    }

    public static string Documents(SearchIndex index) => Search(index, new MatchAllDocsQuery(), new() { Take = int.MaxValue });

    public static string Terms(SearchIndex index, string field)
    {
        using Snapshot snapshot = index.OpenSnapshot();
        var answer = new StringBuilder();
        foreach (TermStatistics term in TermDictionary.List(snapshot, field))
        {
            answer.Append(CultureInfo.InvariantCulture, $"{term.Term}={term.DocFreq} ");
        }
        return answer.ToString();
    }

    public static string LookUp(SearchIndex index, string field, IEnumerable<string> terms)
    {
        using Snapshot snapshot = index.OpenSnapshot();
        var lookup = new DocumentLookup(snapshot, field);
        var answer = new StringBuilder();
        foreach (string term in terms)
        {
            answer.Append(CultureInfo.InvariantCulture, $"{term}: ");
            if (lookup.Find(term) is { } docId)
            {
                Append(answer, lookup.Load(docId));
            }
        }
        return answer.ToString();
    }

    public static string Statistics(SearchIndex index)
    {
        using Snapshot snapshot = index.OpenSnapshot();
        IEnumerable<string> segments = IndexStatistics.Segments(snapshot).Select(segment => $"{segment.Name} {segment.Docs} {segment.Deleted}");
        IEnumerable<string> fields = IndexStatistics.Fields(snapshot).Select(field => $"{field.Name} {string.Join('+', field.Structures)} {field.Terms} {field.Docs}");
        return string.Join("; ", segments.Concat(fields));
    }

    private static void Append(StringBuilder answer, Document document)
    {
        foreach ((string field, object value) in document)
        {
            answer.Append(CultureInfo.InvariantCulture, $" {field}: {(value is byte[] bytes ? Convert.ToHexString(bytes) : value)}");
        }
    }
}
