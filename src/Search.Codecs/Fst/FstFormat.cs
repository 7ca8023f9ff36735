namespace Search.Codecs.Fst;

/// <summary>A finite state transducer: a map from byte strings to byte strings in the form of a graph that shares prefixes and suffixes. Lucene's term
/// index is one per field.</summary>
/// <remarks>
/// <code>
/// Meta  = Header("FST", version 6 or 7, written 7), hasEmpty:u8, { length:VInt, emptyOutput:byte[length] }? when hasEmpty = 1,
///         labelType:u8 0, startNode:VLong, byteCount:VLong
/// Bytes = byte[byteCount]                -- Node*, the first byte unused; read backwards: an address is that of the last byte of a node, which is read first
/// Node  = Arc+                           -- the last one has the flag Last
///       | 0x20, count:VInt, arcSize:VInt, Arc[count]             -- for binary search: each arc takes arcSize bytes
///       | 0x40, range:VInt, arcSize:VInt, present:byte[ceil(range / 8)], firstLabel:u8, Arc[ones in present]      -- for direct addressing: arcs have no label
/// Arc   = flags:u8, label:u8, output:Output? when HasOutput, finalOutput:Output? when HasFinalOutput, target:VLong? unless Stop or TargetNext
/// Output = length:VInt, byte[length]
/// </code>
/// <para>In Bytes each node's bytes stand in reverse order, so Arc and all in it are read with falling addresses. emptyOutput, the output of the empty key, is an
/// Output with its bytes in reverse order. Labels rise within a node; bit (label - firstLabel) of present is set for each arc, low bits of each byte first.</para>
/// <para>A key's output is the outputs of its arcs one after the other, and the last arc's finalOutput. TargetNext: the target is the node that is read next (right
/// behind this one's last arc). Stop: the target has no arcs. labelType 0: labels are bytes.</para>
/// Source: FST, Builder (8.8.1), ByteSequenceOutputs, BlockTreeTermsWriter.
/// </remarks>
public static class FstFormat
{
    internal const string Codec = "FST";

    internal const int OldestVersion = 6;

    internal const int Version = 7;

    internal const byte LabelsAreBytes = 0;

    /// <summary>Keys end with this arc.</summary>
    internal const byte FinalFlag = 1;

    internal const byte LastFlag = 2;

    internal const byte TargetNextFlag = 4;

    internal const byte StopFlag = 8;

    internal const byte HasOutputFlag = 16;

    internal const byte HasFinalOutputFlag = 32;

    /// <summary>The first byte of a node for binary search: no arc has these flags, a final output without the final flag.</summary>
    internal const byte BinarySearchNode = HasFinalOutputFlag;

    internal const byte DirectAddressingNode = 64;

    /// <summary>The address of a node without arcs at which keys end.</summary>
    internal const long FinalEnd = -1;

    /// <summary>The address of a node without arcs at which none ends.</summary>
    internal const long NonFinalEnd = 0;
}
