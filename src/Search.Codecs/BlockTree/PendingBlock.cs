using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>A block that was written and waits to be listed: in its parent block and in the term index.</summary>
internal sealed class PendingBlock(byte[] prefix, long start, bool hasTerms, int floorLabel, List<PendingBlock> children)
{
    /// <summary>What all its terms begin with.</summary>
    public byte[] Prefix { get; } = prefix;

    /// <summary>Offset in <c>.tim</c>.</summary>
    public long Start { get; } = start;

    public bool HasTerms { get; } = hasTerms;

    /// <summary>The first byte of its first suffix, where it is a floor block but not the first one; else -1.</summary>
    public int FloorLabel { get; } = floorLabel;

    /// <summary>The blocks that it lists, and those of the floor blocks that follow it, in order.</summary>
    public List<PendingBlock> Children { get; } = children;

    /// <summary>What the term index maps <see cref="Prefix"/> to.</summary>
    public byte[] Code { get; private set; } = [];

    /// <summary>Makes this block stand for all floor blocks of its prefix.</summary>
    /// <param name="following">The floor blocks after this one.</param>
    /// <param name="scratch">Empty, and left empty.</param>
    public void Combine(ReadOnlySpan<PendingBlock> following, MemoryByteWriter scratch)
    {
        long flags = (HasTerms ? BlockTreeTermsFormat.HasTermsFlag : 0) | (following.IsEmpty ? 0 : BlockTreeTermsFormat.FloorFlag);
        scratch.WriteVLong(Start << BlockTreeTermsFormat.FlagBits | flags);
        if (!following.IsEmpty)
        {
            scratch.WriteVInt(following.Length);
            foreach (PendingBlock block in following)
            {
                scratch.WriteByte((byte)block.FloorLabel);
                scratch.WriteVLong((block.Start - Start) << 1 | (block.HasTerms ? 1L : 0));
                Children.AddRange(block.Children);
            }
        }
        Code = scratch.Written.ToArray();
        scratch.Clear();
    }
}
