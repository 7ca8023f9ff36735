namespace Search.Codecs.Lucene80;

/// <summary>Norms: one small number a document and field, from which scoring knows how long the field is. Files <c>.nvm</c> and <c>.nvd</c>.</summary>
/// <remarks>
/// <code>
/// .nvm       = IndexHeader("Lucene80NormsMetadata", version 0), Entry*, end:i32be -1, Footer
/// .nvd       = IndexHeader("Lucene80NormsData", version 0), { Set?, Norms? }*, Footer
/// Entry      = field:i32be, DocsWithField, count:i32be, bytesPerNorm:u8, norms:i64be
/// count      -- documents that have the field
/// norms      -- bytesPerNorm = 0: the norm of all of them; otherwise the offset of Norms in .nvd
/// Norms      = norm:i8 | i16be | i32be | i64be {count}      -- as wide as bytesPerNorm (0, 1, 2, 4, 8) says; the smallest that holds all, with sign
/// </code>
/// DocsWithField and Set: <see cref="IndexedDisiFormat"/>. Written for each field that has norms, in the order of field numbers, also when no document has it.
/// Where Lucene's Javadoc differs: it calls .nvm ".dvm" and leaves out the last two numbers of DocsWithField.
/// </remarks>
public static class Lucene80NormsFormat
{
    public const string MetaExtension = "nvm";

    public const string DataExtension = "nvd";

    internal const string MetaCodec = "Lucene80NormsMetadata";

    internal const string DataCodec = "Lucene80NormsData";

    internal const int Version = 0;

    /// <summary>Ends the list of fields.</summary>
    internal const int End = -1;
}
