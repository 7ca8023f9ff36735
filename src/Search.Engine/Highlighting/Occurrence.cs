namespace Search.Engine.Highlighting;

/// <summary>One token of a document as its postings tell: its position, and where it stands in the field's text.</summary>
internal sealed record Occurrence(int Position, int Start, int End);
