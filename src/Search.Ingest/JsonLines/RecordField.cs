namespace Search.Ingest.JsonLines;

/// <summary>What a key of a record means.</summary>
internal enum RecordField
{
    Id,
    Title,
    Body,
    Published,
    Source,
    Author,
    Section,
    Language,
    Url,
    PublishedPrecision,
    PublishedSource,
    NotBefore,
    Furniture,
    Origin,
    Path,
    Mentions,
}
