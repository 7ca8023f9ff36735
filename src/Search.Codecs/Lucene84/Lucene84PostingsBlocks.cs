using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary><see cref="DeltaBlock"/> for doc ids, <see cref="PForBlock"/> for all else.</summary>
internal sealed class Lucene84PostingsBlocks : PostingsBlocks
{
    private readonly ForDecoder _decoder = ForDecoder.CreateBest();

    public override void ReadDocs(ref ByteReader input, int start, int end, Span<int> docs) => DeltaBlock.Read(ref input, _decoder, start, end, docs);

    public override void Read(ref ByteReader input, Span<int> values) => PForBlock.Read(ref input, _decoder, values);

    public override void Skip(ref ByteReader input) => PForBlock.Skip(ref input);
}
