namespace Search.Engine.Indexing;

/// <summary>A term of a <see cref="TermHash"/>, by its address, at a place in the field of a document.</summary>
/// <param name="Address">The term's.</param>
/// <param name="Position">Counted from 0.</param>
/// <param name="Start">In UTF-16 units of the field's text.</param>
/// <param name="End">Behind the last unit.</param>
internal readonly record struct Occurrence(int Address, int Position, int Start, int End);
