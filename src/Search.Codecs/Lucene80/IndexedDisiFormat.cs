namespace Search.Codecs.Lucene80;

/// <summary>
/// A set of doc ids that tells of each member how many came before it: its index, by which the member's value is found. Lucene's <c>IndexedDISI</c>.
/// </summary>
/// <remarks>
/// <code>
/// Set       = Block*, End, Jump*
/// Block     = number:u16be, count-1:u16be, Docs        -- doc ids 65536 * number to 65536 * number + 65535; only blocks that have members, ascending
/// Docs      = doc:u16be[count]                         -- SPARSE, count &lt; 4096: the lower 16 bits, ascending
///           | rank:u16be[65536 &gt;&gt; rankPower], bits:u64be[1024]    -- DENSE: bit (d mod 64) of word (d / 64), d = lower 16 bits
///           |                                          -- ALL, count = 65536: nothing
/// rank[i]   = members of the block before bit i &lt;&lt; rankPower; absent where rankPower is -1
/// End       = Block(number 32767, count 1, doc 65535)  -- the doc id 2147483647, which no document has
/// Jump      = index:u32be, offset:u32be                -- one per block number from 0 to the last block's + 1: members before it, its offset from the
///                                                         start of Set; for a block without members those of the next block that has some
/// </code>
/// The number of jumps (0 where the last block's number is 0: then a table would not pay) and rankPower (7 to 15, or -1; written: 9) stand in the metadata:
/// <code>
/// DocsWithField = offset:i64be, length:i64be, jumps:i16be, rankPower:i8
/// offset        -- of Set in the data file; -1 = every document is a member, -2 = none is: then nothing is stored, length = 0, jumps = -1, rankPower = -1
/// length        -- of Set with its jumps, in bytes
/// </code>
/// Invariants: counts agree with bits and docs; their sum is the number of values of the field; doc ids are below maxDoc.
/// </remarks>
internal static class IndexedDisiFormat
{
    public const int BlockSize = 65536;

    /// <summary>Blocks of at most so many members list them.</summary>
    public const int MaxSparse = 4095;

    /// <summary>512 bits for each rank.</summary>
    public const sbyte RankPower = 9;

    public const int WordsPerBlock = BlockSize / 64;

    public const int BitsBytes = BlockSize / 8;

    public const int BlockHeaderBytes = 4;

    public const int JumpBytes = 8;

    public static int RankBytes(int rankPower) => rankPower < 0 ? 0 : BlockSize >> rankPower << 1;
}
