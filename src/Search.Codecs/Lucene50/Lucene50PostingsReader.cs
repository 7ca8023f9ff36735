using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Codecs.Lucene84;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Reads postings in <see cref="Lucene50PostingsFormat"/>.</summary>
internal sealed class Lucene50PostingsReader : BlockPostingsReader
{
    // By the bits of numbers less one: kind and width.
    private readonly int[] _packing = new int[Lucene50PostingsFormat.Widths];

    public Lucene50PostingsReader(SegmentReadState state)
        : base(state, Lucene50PostingsFormat.CodecStart, Lucene50PostingsFormat.Version, Lucene50PostingsFormat.Version)
    {
        ByteReader input = DocFile.Reader();
        int packedVersion = input.ReadVInt();
        if (packedVersion != PackedInts.Version)
        {
            throw input.Corrupt($"packed numbers of version {packedVersion}");
        }
        for (int i = 0; i < _packing.Length; i++)
        {
            int packing = input.ReadVInt();
            int width = (packing & (Lucene50PostingsFormat.Widths - 1)) + 1;
            _packing[i] = packing >>> Lucene50PostingsFormat.KindShift is Lucene50PostingsFormat.Packed or Lucene50PostingsFormat.SingleBlock && width > i
                ? packing
                : throw input.Corrupt($"numbers of {i + 1} bits are packed in way {packing}");
        }
    }

    public override int TermMetaVersion => 0;

    /// <summary>Reads what the term dictionary says of postings.</summary>
    public static void CheckTermsHeader(ref ByteReader input, string file, SegmentReadState state) => CheckTermsHeader(
        ref input, file, state, Lucene50PostingsFormat.CodecStart, Lucene50PostingsFormat.Version, Lucene50PostingsFormat.Version);

    public override PostingsBlocks CreateBlocks() => new Lucene50PostingsBlocks(_packing);
}
