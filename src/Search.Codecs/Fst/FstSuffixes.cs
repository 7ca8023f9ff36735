namespace Search.Codecs.Fst;

/// <summary>The nodes with one arc that were written so far, found by their content: keys that end alike share them.</summary>
internal sealed class FstSuffixes
{
    private readonly Dictionary<Key, long> _addresses = [];

    /// <summary>The address of the node that has this one arc, or 0.</summary>
    public long Find(in FstArc arc) => _addresses.GetValueOrDefault(new Key(arc));

    public void Add(in FstArc arc, long address) => _addresses.Add(new Key(arc), address);

    private readonly struct Key(in FstArc arc) : IEquatable<Key>
    {
        private readonly FstArc _arc = arc;

        public bool Equals(Key other) =>
            _arc.Label == other._arc.Label && _arc.IsFinal == other._arc.IsFinal && _arc.Target == other._arc.Target
            && _arc.Output.Span.SequenceEqual(other._arc.Output.Span) && _arc.FinalOutput.Span.SequenceEqual(other._arc.FinalOutput.Span);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(_arc.Label);
            hash.Add(_arc.IsFinal);
            hash.Add(_arc.Target);
            hash.AddBytes(_arc.Output.Span);
            hash.AddBytes(_arc.FinalOutput.Span);
            return hash.ToHashCode();
        }
    }
}
