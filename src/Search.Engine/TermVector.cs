using System.Text;

namespace Search.Engine;

/// <summary>What one field of one document consists of.</summary>
/// <param name="Field">The field.</param>
/// <param name="Terms">Its terms, in the order of their bytes.</param>
public sealed record TermVector(string Field, IReadOnlyList<VectorTerm> Terms);

/// <summary>A term of a document.</summary>
/// <param name="Bytes">The term.</param>
/// <param name="Freq">How often it occurs in the field.</param>
/// <param name="Occurrences">Where, in the order of the text: <paramref name="Freq"/> of them, or none where the vector records frequencies
/// only.</param>
public sealed record VectorTerm(ReadOnlyMemory<byte> Bytes, int Freq, IReadOnlyList<TermOccurrence> Occurrences)
{
    /// <summary>The term as text; bytes that are no UTF-8 are replaced.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);
}

/// <summary>Where a term stands.</summary>
/// <param name="Position">The number of the word in the field, from 0; -1 where the vector records none.</param>
/// <param name="StartOffset">In UTF-16 units of the field's text, its values one unit apart; -1 where the vector records none.</param>
/// <param name="EndOffset">Behind the last unit.</param>
/// <param name="Payload">What an indexer of Java attached to the occurrence; empty where there is nothing.</param>
public readonly record struct TermOccurrence(int Position, int StartOffset, int EndOffset, ReadOnlyMemory<byte> Payload);
