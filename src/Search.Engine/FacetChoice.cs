using Search.Engine.Facets;

namespace Search.Engine;

/// <summary>
/// What somebody chose of one dimension: documents with any of its values. A search finds the documents that have what was chosen of every dimension, as if each choice were a filter;
/// the facet of a dimension is counted as if nothing had been chosen of that dimension alone (drill sideways), so that its other values can be seen and
/// chosen too.
/// </summary>
/// <remarks>Made by <see cref="Facet.Choose"/> of buckets' labels, or here of any queries. Choices of one name are one dimension: their values add up.</remarks>
public sealed class FacetChoice
{
    private readonly Facet? _facet;
    private readonly IReadOnlyList<string> _labels = [];
    private readonly IReadOnlyList<Query> _queries = [];
    private readonly bool _hasMissing;

    /// <summary>Documents that match any of some queries.</summary>
    /// <param name="name">The <see cref="Facet.Name"/> of the facet that is counted sideways; where no facet has it, the choice only filters.</param>
    /// <param name="anyOf">At least one.</param>
    public FacetChoice(string name, params IReadOnlyList<Query> anyOf)
    {
        Name = name;
        _queries = anyOf.Count > 0 ? anyOf : throw new ArgumentException($"nothing is chosen of '{name}'", nameof(anyOf));
    }

    internal FacetChoice(Facet facet, IReadOnlyList<string> labels, bool hasMissing)
    {
        Name = facet.Name;
        _facet = facet;
        _labels = labels.Count > 0 || hasMissing ? labels : throw new ArgumentException($"nothing is chosen of '{facet.Name}'", nameof(labels));
        _hasMissing = hasMissing;
    }

    /// <summary>The dimension.</summary>
    public string Name { get; }

    /// <summary>Likewise, and the documents without a value too.</summary>
    /// <exception cref="InvalidOperationException">The choice was made of queries: say it as one of them.</exception>
    public FacetChoice OrMissing() => _facet != null
        ? new FacetChoice(_facet, _labels, hasMissing: true)
        : throw new InvalidOperationException($"The choice of '{Name}' was made of queries, which cannot say which documents have no value");

    /// <summary>The queries any of which must match.</summary>
    /// <exception cref="ArgumentException">A label names no bucket of the facet, or the field's values cannot be chosen by label.</exception>
    internal IEnumerable<Query> Queries(Snapshot snapshot, Schema? schema) =>
        _facet == null ? _queries : new ChoiceQueries(_facet, snapshot, schema).Of(_labels, _hasMissing);
}
