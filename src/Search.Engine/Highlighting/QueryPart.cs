using Search.Engine.Queries;

namespace Search.Engine.Highlighting;

/// <summary>
/// One thing that a query looks for in one field: a term, a phrase, or a set of terms. Parts with the same <see cref="Number"/> look for the same in
/// different fields, such as a word in the text and in the title: together they count as one.
/// </summary>
internal abstract record QueryPart(string Field, int Number);

internal sealed record TermPart(string Field, int Number, ReadOnlyMemory<byte> Term) : QueryPart(Field, Number);

internal sealed record TermSetPart(string Field, int Number, TermSet Terms) : QueryPart(Field, Number);

internal sealed record PhrasePart(string Field, int Number, ReadOnlyMemory<byte>[] Terms, int[] Positions, int Slop) : QueryPart(Field, Number);
