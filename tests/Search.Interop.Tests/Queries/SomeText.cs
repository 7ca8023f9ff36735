namespace Search.Interop.Tests.Queries;

/// <summary>What a field of some document says.</summary>
internal sealed record SomeText(string Field, List<(string Text, int Position)> Tokens);
