namespace Search.Engine;

/// <summary>What a backup did.</summary>
/// <param name="Commit">The commit that was copied, such as <c>segments_4</c>.</param>
/// <param name="Segments">Segments that it has.</param>
/// <param name="Documents">Documents that it has, without deleted ones.</param>
/// <param name="FilesCopied">Files that were copied, that of the commit included.</param>
/// <param name="FilesSkipped">Files that were there already, from earlier backups.</param>
/// <param name="BytesCopied">Bytes of the files that were copied.</param>
/// <param name="BytesSkipped">Bytes of the files that were there.</param>
public sealed record BackupReport(
    string Commit, int Segments, int Documents, int FilesCopied, int FilesSkipped, long BytesCopied, long BytesSkipped);
