using Search.Engine;

namespace Search.DamageRuns;

/// <summary>Something to ask an open index.</summary>
/// <param name="Text">For people.</param>
/// <param name="Ask">Gives the answer as a text.</param>
/// <param name="Answer">The whole index's.</param>
internal sealed record Question(string Text, Func<SearchIndex, string> Ask, string Answer);
