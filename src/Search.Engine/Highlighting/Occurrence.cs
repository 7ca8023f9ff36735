namespace Search.Engine.Highlighting;

/// <summary>One token of a document as its postings tell: its position, and where it stands in the field's text. Offsets are -1 where the field has none.</summary>
internal readonly record struct Occurrence(int Position, int Start, int End);
