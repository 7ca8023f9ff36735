using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine;

/// <summary>Reads the term vectors of single documents: what <see cref="TextOptions.TermVectors"/> kept, or what a Java program did.</summary>
public static class SnapshotTermVectors
{
    /// <summary>The term vector of a field of a document, also of a deleted one; null where it has none.</summary>
    /// <param name="snapshot">The state of the index.</param>
    /// <param name="docId">A doc id of the snapshot.</param>
    /// <param name="field">The field's name.</param>
    /// <exception cref="Search.Storage.CorruptIndexException"/>
    public static TermVector? TermVector(this Snapshot snapshot, int docId, string field) =>
        snapshot.TermVectors(docId).FirstOrDefault(vector => vector.Field == field);

    /// <summary>All term vectors of a document, by the names of their fields (ordinal).</summary>
    /// <inheritdoc cref="TermVector" path="/param"/>
    /// <inheritdoc cref="TermVector" path="/exception"/>
    public static IReadOnlyList<TermVector> TermVectors(this Snapshot snapshot, int docId)
    {
        SegmentView segment = snapshot.SegmentOf(docId);
        var collector = new Collector();
        segment.Reader.TermVectors?.Visit(docId - segment.DocBase, collector);
        return collector.Vectors;
    }

    private sealed class Collector : ITermVectorVisitor
    {
        private List<VectorTerm> _terms = [];
        private List<TermOccurrence> _occurrences = [];

        internal List<TermVector> Vectors { get; } = [];

        public void BeginField(FieldInfo field, TermVectorParts parts)
        {
            _terms = [];
            Vectors.Add(new TermVector(field.Name, _terms));
        }

        public void BeginTerm(ReadOnlySpan<byte> term, int freq)
        {
            _occurrences = [];
            _terms.Add(new VectorTerm(term.ToArray(), freq, _occurrences));
        }

        public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload) =>
            _occurrences.Add(new TermOccurrence(position, startOffset, endOffset, payload.ToArray()));
    }
}
