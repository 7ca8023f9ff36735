using System.Globalization;
using Search.Analysis;
using Search.Engine;
using Search.Interop.Tests.Archives;
using Search.Interop.Tests.Queries;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Interop.Tests.Highlighting;

/// <summary>
/// What random queries mark in documents of indexes of ours: the same as Lucene's UnifiedHighlighter with WEIGHT_MATCHES marks there, from the offsets in
/// postings. <c>SEARCH_RANDOM_MARKS=20000</c> is a long run: so many queries in all.
/// </summary>
public class MarksParityTests(ITestOutputHelper output)
{
    private const int Few = 1000;
    private const int DocsOfAQuery = 4;

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("SEARCH_RANDOM_MARKS") ?? $"{Few}", CultureInfo.InvariantCulture);

    [LuceneFact(NeedsData = true)]
    public void In_news_we_mark_what_Lucene_marks()
    {
        TestRandom random = TestRandom.Create();
        IReadOnlyList<Document> articles = [.. NewsArticles.Read(3000), .. RandomArticles.Make(random, 1000)];
        var words = new NewsWords(random, articles);
        IReadOnlyList<AskedQuery> queries = new NewsQueries(random, words, [.. MoreKinds(random, words)]).InAll(Count / 2);
        using var searched = new SearchedIndex(random, articles);
        using SearchIndex index = SearchIndex.Open(searched.Folder);
        (string Field, string[] Sources)[] fields = [("title", ["title"]), ("body", ["body"]), ("text", ["title", "body"])];
        AssertSame(searched.Folder, index, queries, fields, random);
    }

    [LuceneFact]
    public void In_texts_of_few_words_we_mark_what_Lucene_marks()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        var articles = new FewWords(random);
        using SearchIndex index = SearchIndex.OpenOrCreate(folder.File("index"), new Schema()
            .Keyword("id", new KeywordOptions { IsId = true })
            .Text("body", new TextOptions { Analyzer = "standard" }));
        using (IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue }))
        {
            for (int i = 0; i < 300; i++)
            {
                writer.Update(new Document { ["id"] = $"{random.Next(300)}", ["body"] = articles.Text(random.Next(1, 30)) });
                if (i % 120 == 100)
                {
                    writer.Commit();
                }
            }
            writer.Commit();
        }
        List<AskedQuery> queries = [.. Enumerable.Range(0, Count / 2).Select(_ => new AskedQuery("few words", articles.Query(2), 10, Sort.Relevance))];
        AssertSame(folder.File("index"), index, queries, [("body", ["body"])], random);
    }

    /// <summary>
    /// Of spans of two fields that hold one text, such as a phrase as written beside stems, Lucene marks what it finds in either. Places are in the one text that both are shown as.
    /// </summary>
    [LuceneFact]
    public void Spans_over_two_fields_of_one_text_mark_what_Lucene_marks()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        string[] words = ["cat", "cats", "dog", "dogs", "rain", "raining", "catty", "Do"];
        string Text() => string.Join(random.Pick([" ", "-", ". "]), Enumerable.Range(0, random.Next(2, 40)).Select(_ => random.Pick(words)));
        string[] texts = [.. Enumerable.Range(0, 300).Select(_ => Text())];
        using SearchIndex index = SearchIndex.OpenOrCreate(folder.File("index"), new Schema()
            .Keyword("id", new KeywordOptions { IsId = true })
            .Text("body", new TextOptions { Analyzer = "standard" })
            .Text("stems", new TextOptions { Analyzer = "english-nostop", From = ["body"], Stored = false }));
        using (IndexWriter writer = index.OpenWriter())
        {
            for (int i = 0; i < texts.Length; i++)
            {
                writer.Add(new Document { ["id"] = $"{i}", ["body"] = texts[i] });
            }
            writer.Commit();
        }
        (SomeText Own, SomeText Other) Two() => random.Pick(texts) is var text && random.Chance(0.5)
            ? (Tokens("body", "standard", text), Tokens("stems", "english-nostop", text))
            : (Tokens("stems", "english-nostop", text), Tokens("body", "standard", text));
        QueryKind masked = new SpanQueries(random, () => Two().Own, Two).Kinds.Single(kind => kind.Name == "masked spans");
        using Snapshot snapshot = index.OpenSnapshot();
        var asked = new List<AskedMarks>();
        for (int i = 0; i < Count / 4; i++)
        {
            Query query = random.Chance(0.5) ? masked.Make() : PhraseNearWord(random, Two());
            int[] docs = [.. snapshot.Search(query, new SearchOptions { Take = 5, Fields = [] }).Hits.Select(hit => hit.DocId).Append(random.Next(snapshot.MaxDoc)).Distinct()];
            asked.AddRange(((string[])["body", "stems"]).Select(field => new AskedMarks(query, field, ["body"], docs)));
        }
        var answers = AskedMarks.OfLucene(folder.File("index"), asked);
        var lookup = new DocumentLookup(snapshot, "id");
        List<string> differences = [];
        int marked = 0;
        int looked = 0;
        for (int i = 0; i < asked.Count; i += 2)
        {
            var highlighter = new Highlighter(snapshot, index.Schema, asked[i].Query);
            foreach ((int doc, (LucenePassage[] Plain, LucenePassage[] Full) body, (LucenePassage[] Plain, LucenePassage[] Full) stems) in asked[i].Docs.Zip(answers[i], answers[i + 1]))
            {
                (int Start, int End)[] expected = LucenePassage.Marks(body.Full.Concat(stems.Full));
                (int Start, int End)[] ours = [.. highlighter.Whole(doc, lookup.Load(doc), "body")!.Marks];
                looked++;
                marked += expected.Length > 0 ? 1 : 0;
                if (!ours.AsSpan().SequenceEqual(expected))
                {
                    differences.Add($"{asked[i].Query}, document {doc}, {asked[i].Text(snapshot, doc)}: {string.Join(' ', ours)}, expected {string.Join(' ', expected)}");
                }
            }
        }
        output.WriteLine($"{asked.Count / 2} queries, {looked} texts, {marked} with marks, {differences.Count} differences. {random.Explain}");
        Assert.True(differences.Count == 0, $"{differences.Count} of {looked} texts differ {random.Explain}\n{string.Join('\n', differences.Take(10))}");
        Assert.True(marked > looked / 4, $"{marked} of {looked} with marks {random.Explain}");
    }

    /// <summary>What <c>"as written" NEAR/5 word</c> becomes.</summary>
    private static SpanNearQuery PhraseNearWord(TestRandom random, (SomeText Own, SomeText Other) two)
    {
        int first = random.Next(two.Other.Tokens.Count - 1);
        SpanQuery[] phrase = [.. two.Other.Tokens.Skip(first).Take(random.Next(2, 4)).Select(token => new SpanTermQuery(two.Other.Field, token.Text))];
        var masked = new FieldMaskingSpanQuery(new SpanNearQuery(phrase, 0, inOrder: true), two.Own.Field);
        var word = new SpanTermQuery(two.Own.Field, random.Pick(two.Own.Tokens).Text);
        bool inOrder = random.Chance(0.3);
        return new SpanNearQuery(random.Chance(0.5) ? [masked, word] : [word, masked], random.Next(8), inOrder);
    }

    private static SomeText Tokens(string field, string analyzer, string text)
    {
        TokenStream stream = Analyzers.ByName(analyzer).CreateStream();
        stream.Reset(text.AsMemory());
        var tokens = new List<(string Text, int Position)>();
        while (stream.MoveNext())
        {
            tokens.Add((stream.Token.Text.ToString(), tokens.Count));
        }
        return new SomeText(field, tokens);
    }

    private static IEnumerable<QueryKind> MoreKinds(TestRandom random, NewsWords words)
    {
        SomeText Text() => words.OfSomeText() is var (field, tokens) ? new SomeText(field, tokens) : throw new InvalidOperationException();
        // Of a masked field Lucene marks places in the text of the other field, which is another text here.
        IEnumerable<QueryKind> spans = new SpanQueries(random, Text, () => (Text(), Text())).Kinds.Where(kind => kind.Name != "masked spans");
        return [.. new ScoreKinds(random, words).Kinds, .. new PatternKinds(random, words).Kinds, .. spans];
    }

    private void AssertSame(
        string folder, SearchIndex index, IReadOnlyList<AskedQuery> queries, (string Field, string[] Sources)[] fields, TestRandom random)
    {
        using Snapshot snapshot = index.OpenSnapshot();
        List<AskedMarks> asked = [];
        foreach (AskedQuery query in queries)
        {
            SearchResults results = snapshot.Search(query.Query, new SearchOptions { Take = 30, Fields = ["id"] });
            int[] hits = [.. results.Hits.Select(hit => hit.DocId)];
            random.Shuffle(hits);
            int[] docs = [.. hits.Take(DocsOfAQuery - 1).Append(random.Next(snapshot.MaxDoc)).Distinct()];
            string text = query.Query.ToString();
            (string Field, string[] Sources)[] named = Array.FindAll(fields, field => text.Contains(field.Field + ":", StringComparison.Ordinal));
            (string field, string[] sources) = random.Pick(named.Length > 0 ? named : fields);
            asked.Add(new AskedMarks(query.Query, field, sources, docs));
        }
        List<string> differences = [];
        int marked = 0;
        int texts = 0;
        int refused = 0;
        foreach ((AskedMarks query, (LucenePassage[] Plain, LucenePassage[] Full)[] expected) in asked.Zip(AskedMarks.OfLucene(folder, asked)))
        {
            foreach ((int doc, (LucenePassage[] plain, LucenePassage[] full), (int Start, int End)[] ours) in query.Docs.Zip(expected, query.OfOurs(snapshot)))
            {
                if (ReferenceEquals(full, LucenePassage.Refused) || ReferenceEquals(plain, LucenePassage.Refused))
                {
                    refused++;
                    continue;
                }
                (int Start, int End)[] theirs = LucenePassage.Marks(full);
                bool isSame = ours.AsSpan().SequenceEqual(theirs);
                if (!isSame || (!HasOptionalBesideRequired(query.Query) && !LucenePassage.Marks(plain).AsSpan().SequenceEqual(theirs)))
                {
                    differences.Add($"{query}, document {doc}: {string.Join(' ', ours)}, expected {string.Join(' ', theirs)} (8.8.1 {string.Join(' ', LucenePassage.Marks(plain))})");
                }
                texts++;
                marked += ours.Length > 0 ? 1 : 0;
            }
        }
        output.WriteLine($"{asked.Count} queries of one field, {texts} texts, {marked} with marks; {refused} that Lucene does not take. {random.Explain}");
        Assert.True(differences.Count == 0, $"{differences.Count} of {texts} texts differ {random.Explain}\n{string.Join('\n', differences.Take(10))}");
        Assert.True(refused <= texts / 50, $"{refused} and {texts} {random.Explain}");
        Assert.True(marked > texts / 4, $"{marked} of {texts} with marks {random.Explain}");
    }

    /// <summary>Whether Lucene 8.8.1 may leave clauses out that match: its highlighter makes its weight without scores, and there they cannot matter.</summary>
    private static bool HasOptionalBesideRequired(Query query) => query switch
    {
        BooleanQuery boolean when boolean.Clauses.Any(clause => clause.IsRequired) && boolean.Clauses.Any(clause => clause.Occur == Occur.Should) => true,
        BooleanQuery boolean => boolean.Clauses.Any(clause => HasOptionalBesideRequired(clause.Query)),
        DisjunctionMaxQuery max => max.Queries.Any(HasOptionalBesideRequired),
        BoostQuery boost => HasOptionalBesideRequired(boost.Query),
        ConstantScoreQuery constant => HasOptionalBesideRequired(constant.Query),
        FunctionScoreQuery function => HasOptionalBesideRequired(function.Query),
        _ => false,
    };
}
