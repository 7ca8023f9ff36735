namespace Search.Benchmarks.Corpora;

/// <summary>A text that sentences are taken from.</summary>
internal sealed record BaseArticle(string Title, string[] Sentences);
