namespace Search.Codecs.Fst;

/// <summary>A node that is still growing: the arcs seen so far of the state at one depth of the newest key.</summary>
internal sealed class FstNode
{
    public FstArc[] Arcs = [default];
    public int Count;
    public bool IsFinal;

    /// <summary>What the key that ends here has left of its output.</summary>
    public ReadOnlyMemory<byte> FinalOutput;

    public ref FstArc Last => ref Arcs[Count - 1];

    public void Clear()
    {
        Count = 0;
        IsFinal = false;
        FinalOutput = default;
    }

    public void Add(byte label)
    {
        if (Count == Arcs.Length)
        {
            Array.Resize(ref Arcs, Count * 2);
        }
        Arcs[Count++] = new FstArc { Label = label };
    }

    /// <summary>Puts the bytes before the output of every arc, and of the key that ends here.</summary>
    public void Prepend(ReadOnlyMemory<byte> prefix)
    {
        if (prefix.IsEmpty)
        {
            return;
        }
        for (int i = 0; i < Count; i++)
        {
            Arcs[i].Output = Join(prefix, Arcs[i].Output);
        }
        if (IsFinal)
        {
            FinalOutput = Join(prefix, FinalOutput);
        }
    }

    private static ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second)
    {
        if (second.IsEmpty)
        {
            return first;
        }
        byte[] both = new byte[first.Length + second.Length];
        first.CopyTo(both);
        second.CopyTo(both.AsMemory(first.Length));
        return both;
    }
}

/// <summary>An arc that is not written yet.</summary>
internal struct FstArc
{
    public byte Label;
    public bool IsFinal;
    public long Target;
    public ReadOnlyMemory<byte> Output;
    public ReadOnlyMemory<byte> FinalOutput;
}
