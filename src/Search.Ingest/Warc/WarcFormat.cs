namespace Search.Ingest.Warc;

/// <summary>
/// What is read of the WARC format (ISO 28500:2017; IIPC's specification of WARC 1.1, and of 1.0 before):
/// <code>
/// file    = record*                       -- plain; gzip with a member for each record, as it should be; or one gzip member around all
/// record  = "WARC/" version CRLF (field CRLF)* CRLF block:byte[Content-Length] CRLF CRLF
/// version = "1.0" | "1.1" | "0.17" | "0.18"  -- the last two are drafts of 1.0 with the same records
/// field   = name ":" value                -- names without regard to case; a line that begins with a space or TAB continues the value before it
/// block   = of a response: HTTP head, CRLF, body; of a resource or conversion: the content itself; else passed over
/// head    = "HTTP/" version " " status (" " reason)? CRLF (field CRLF)* CRLF
/// body    = as Transfer-Encoding ("chunked") and Content-Encoding (gzip, deflate, br) say; many crawlers undo one or both and leave the fields as they were
/// chunked = (size:hexadecimal (";" any)? CRLF byte[size] CRLF)* "0" CRLF (field CRLF)* CRLF
/// </code>
/// Fields that mean something here: WARC-Type, Content-Length, Content-Type, WARC-Target-URI (also in angle brackets), WARC-Block-Digest (sha1, sha256 or
/// md5 in base32 or hexadecimal, compared for pages), WARC-Truncated, WARC-Segment-Number. WARC-Date is when a page was fetched, which says nothing of when
/// it was published. Lines may also end with LF alone, or with several CR before it, WARC may be in lower case, and any number of empty lines may stand
/// between records. What does not fit is a reject, and reading goes on with the next line that begins a record, or the next gzip member.
/// </summary>
internal static class WarcFormat
{
    /// <summary>A record's head may be so long, and an HTTP head, in bytes.</summary>
    public const int MaxHead = 1 << 16;

    /// <summary>Blocks up to this are kept until the next record is found: should a wrong length have swallowed records, they are found again.</summary>
    public const int KeptBlock = 1 << 20;

    public static ReadOnlySpan<byte> Magic => "WARC/"u8;
}
