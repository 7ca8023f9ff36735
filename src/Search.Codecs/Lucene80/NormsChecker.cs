using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>
/// Reads the norms of a field in every way, and checks that they say what the field's terms say: which documents have the field, and how long it is there.
/// </summary>
/// <param name="file">The file to name in errors.</param>
/// <param name="maxDoc">Number of documents of the segment.</param>
public sealed class NormsChecker(string file, int maxDoc)
{
    /// <summary>What stands for a norm that is no byte in <see cref="Check"/>: it is compared with nothing.</summary>
    public const byte Wide = byte.MaxValue;

    private readonly ValuesWalk _walk = new(file, maxDoc);

    /// <param name="field">A field that has norms.</param>
    /// <param name="open">Gives a fresh iterator over its norms.</param>
    /// <param name="count">How many documents have a norm.</param>
    /// <returns>One norm a document, 0 where it has none.</returns>
    /// <exception cref="CorruptIndexException">The ways do not lead to the same norms.</exception>
    public byte[] Check(FieldInfo field, Func<NumericDocValues> open, out long count)
    {
        byte[] norms = new byte[maxDoc];
        count = _walk.Numbers(
            $"norms of field {field}", open(), open(), open(),
            (doc, norm) => norms[doc] = norm is >= sbyte.MinValue and <= sbyte.MaxValue ? (byte)norm : Wide);
        return norms;
    }

    /// <summary>A document has a norm other than 0 exactly where it has a term. Source: CheckIndex.</summary>
    /// <exception cref="CorruptIndexException">That is not so.</exception>
    public void CheckDocs(FieldInfo field, byte[] norms, BitSet docsWithTerms)
    {
        for (int doc = 0; doc < maxDoc; doc++)
        {
            if (norms[doc] != 0 != docsWithTerms[doc])
            {
                throw Corrupt(field, doc, $"norm {norms[doc]}, but {(docsWithTerms[doc] ? "there are terms" : "no term")}");
            }
        }
    }

    /// <summary>
    /// A norm is the number of tokens without those that stand on another one's place, so there are as many occurrences at least. For norms as Lucene's
    /// similarities make them.
    /// </summary>
    /// <param name="field">The field, with frequencies.</param>
    /// <param name="norms">From <see cref="Check"/>.</param>
    /// <param name="occurrences">By document, those of all terms.</param>
    /// <exception cref="CorruptIndexException">A norm is larger than that.</exception>
    public void CheckLengths(FieldInfo field, byte[] norms, ReadOnlySpan<long> occurrences)
    {
        for (int doc = 0; doc < maxDoc; doc++)
        {
            if (norms[doc] != Wide && NormLengths.Decode(norms[doc]) > occurrences[doc])
            {
                throw Corrupt(
                    field, doc, $"norm {norms[doc]} stands for at least {NormLengths.Decode(norms[doc])} tokens, but there are {occurrences[doc]} occurrences");
            }
        }
    }

    private CorruptIndexException Corrupt(FieldInfo field, int doc, string message) =>
        new($"norms of field {field}, document {doc}: {message}", file, 0);
}
