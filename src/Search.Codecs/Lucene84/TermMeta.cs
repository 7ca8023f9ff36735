using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>The place of a term's postings as the blocks of the term dictionary hold it: TermMeta in <see cref="Lucene84PostingsFormat"/>.</summary>
internal static class TermMeta
{
    /// <param name="output">Where to.</param>
    /// <param name="field">The term's field.</param>
    /// <param name="term">What to write.</param>
    /// <param name="before">The term before in the same block; <see cref="None"/> for a block's first.</param>
    public static void Write(ByteWriter output, FieldInfo field, in TermState term, in TermState before)
    {
        if (before.SingletonDocId >= 0 && term.SingletonDocId >= 0 && term.DocStart == before.DocStart)
        {
            long delta = (long)term.SingletonDocId - before.SingletonDocId;
            output.WriteVLong(((delta >> 63) ^ (delta << 1)) << 1 | 1);
        }
        else
        {
            output.WriteVLong((term.DocStart - before.DocStart) << 1);
            if (term.SingletonDocId >= 0)
            {
                output.WriteVInt(term.SingletonDocId);
            }
        }
        if (field.HasPositions)
        {
            output.WriteVLong(term.PositionStart - before.PositionStart);
            if (field.HasOffsets || field.HasPayloads)
            {
                output.WriteVLong(term.PayloadStart - before.PayloadStart);
            }
            if (term.LastPositionBlockOffset >= 0)
            {
                output.WriteVLong(term.LastPositionBlockOffset);
            }
        }
        if (term.SkipOffset >= 0)
        {
            output.WriteVLong(term.SkipOffset);
        }
    }

    /// <summary>What the first term of a block counts from.</summary>
    public static TermState None => new() { SingletonDocId = -1 };

    /// <summary>Reads the next term's place. Offsets are not compared with the lengths of files: whoever goes there does that.</summary>
    /// <param name="input">The block's metadata.</param>
    /// <param name="version">Of the postings format.</param>
    /// <param name="field">The term's field.</param>
    /// <param name="docFreq">The term's.</param>
    /// <param name="totalTermFreq">The term's.</param>
    /// <param name="before">The term before in the same block; <see cref="None"/> for a block's first.</param>
    /// <exception cref="CorruptIndexException">An offset is negative, or a delta counts from a term without an id.</exception>
    public static TermState Read(ref ByteReader input, int version, FieldInfo field, int docFreq, long totalTermFreq, in TermState before)
    {
        long docStart = before.DocStart;
        int singleton = -1;
        long code = input.ReadVLong();
        if (version < Lucene84PostingsFormat.SingletonDeltaVersion)
        {
            docStart += code;
        }
        else if ((code & 1) == 0)
        {
            docStart += code >> 1;
            if (docFreq == 1)
            {
                singleton = input.ReadVInt();
            }
        }
        else
        {
            code >>= 1;
            long docId = before.SingletonDocId + ((code >>> 1) ^ -(code & 1));
            if (docFreq != 1 || before.SingletonDocId < 0 || docId is < 0 or >= int.MaxValue)
            {
                throw input.Corrupt($"doc id {docId} counted from {before.SingletonDocId} for a term in {docFreq} documents");
            }
            singleton = (int)docId;
        }

        long positionStart = before.PositionStart;
        long payloadStart = before.PayloadStart;
        if (field.HasPositions)
        {
            positionStart += input.ReadVLong();
            if (field.HasOffsets || field.HasPayloads)
            {
                payloadStart += input.ReadVLong();
            }
        }
        if (version < Lucene84PostingsFormat.SingletonDeltaVersion && docFreq == 1)
        {
            singleton = input.ReadVInt();
        }
        long lastPositionBlock = field.HasPositions && totalTermFreq > ForBlock.Size ? input.ReadVLong() : -1;
        long skipOffset = docFreq > ForBlock.Size ? input.ReadVLong() : -1;
        if (docStart < 0 || positionStart < 0 || payloadStart < 0 || (docFreq == 1 && singleton < 0))
        {
            throw input.Corrupt($"term at {docStart}, {positionStart}, {payloadStart} in document {singleton}");
        }
        return new TermState
        {
            DocFreq = docFreq,
            TotalTermFreq = totalTermFreq,
            DocStart = docStart,
            PositionStart = positionStart,
            PayloadStart = payloadStart,
            SkipOffset = skipOffset,
            LastPositionBlockOffset = lastPositionBlock,
            SingletonDocId = singleton,
        };
    }
}
